using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Inputs;

/// <summary>The rules for an address that the service sends callbacks to.</summary>
internal static class CallbackAddress
{
    public static void CollectErrors(Uri address, string what, ActionErrors errors)
    {
        if (!address.IsAbsoluteUri)
        {
            errors.Add($"The {what} must be absolute, for example https://app.example/api/room-calls/events.");
            return;
        }

        bool secure = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        errors.AddIf(!secure, $"The {what} {Mask.Query(address)} must be https; plain http is allowed for loopback only.");
        errors.AddIf(address.Fragment.Length > 0, $"The {what} {Mask.Query(address)} must not have a fragment: it never reaches a server.");
        errors.AddIf(address.UserInfo.Length > 0, $"The {what} {Mask.Query(address)} must not hold a user name or password.");
    }
}
