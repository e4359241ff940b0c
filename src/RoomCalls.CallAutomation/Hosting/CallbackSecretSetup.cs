using Microsoft.Extensions.Options;

namespace RoomCalls.CallAutomation.Hosting;

/// <summary>Derives the callback secret from the access key when the options give none. With tokens there is nothing to derive it from: the options must give it.</summary>
internal sealed class CallbackSecretSetup(CallAutomationConnection connection) : IPostConfigureOptions<RoomCallsOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, RoomCallsOptions options) => options.CallbackSecret ??= connection.SignIn.CallbackSecret;
}
