using Microsoft.Extensions.Options;

namespace RoomCalls.AspNetCore.Internal.Callbacks;

/// <summary>Checks the callback address against the path that is mapped, so that no callback is lost.</summary>
internal static class CallbackPath
{
    /// <exception cref="OptionsValidationException">The address does not lead to the path.</exception>
    public static void RequireMatch(string path, Uri? callbackUri)
    {
        if (callbackUri is null || path.Contains('{', StringComparison.Ordinal))
        {
            return;
        }

        string mapped = ('/' + path.Trim('/')).TrimEnd('/');
        if (!Uri.UnescapeDataString(callbackUri.AbsolutePath).TrimEnd('/').EndsWith(mapped, StringComparison.OrdinalIgnoreCase))
        {
            throw new OptionsValidationException(
                nameof(RoomCallsOptions),
                typeof(RoomCallsOptions),
                [
                    $"RoomCallsOptions.CallbackUri leads to {callbackUri.AbsolutePath}, but MapRoomCallEvents was given {mapped}: callbacks would be lost. "
                        + "Make them the same path.",
                ]);
        }
    }
}
