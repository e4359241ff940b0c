using Microsoft.Extensions.Options;
using RoomCalls.Hosting;

namespace RoomCalls.CallAutomation.Hosting;

/// <summary>Derives the callback secret from the access key when the options give none.</summary>
internal sealed class CallbackSecretSetup(CallAutomationConnection connection) : IPostConfigureOptions<RoomCallsOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, RoomCallsOptions options) => options.CallbackSecret ??= AccessKey.CallbackSecret(connection.Key);
}
