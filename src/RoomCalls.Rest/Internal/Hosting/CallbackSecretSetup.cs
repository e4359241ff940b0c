using Microsoft.Extensions.Options;
using RoomCalls.Rest.Internal.Connecting;

namespace RoomCalls.Rest.Internal.Hosting;

/// <summary>
/// Derives the callback secret from the access key when the options give none. With tokens there is nothing to derive it from: the options must give it.
/// </summary>
internal sealed class CallbackSecretSetup(RestConnection connection) : IPostConfigureOptions<RoomCallsOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, RoomCallsOptions options) => options.CallbackSecret ??= connection.SignIn.CallbackSecret;
}
