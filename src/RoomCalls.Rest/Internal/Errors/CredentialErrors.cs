using RoomCalls.Rest.Internal.SigningIn;

namespace RoomCalls.Rest.Internal.Errors;

/// <summary>Creates the error of a credential that gave no token.</summary>
internal static class CredentialErrors
{
    /// <summary>The exception to throw instead: nothing was sent.</summary>
    public static TransportException From(string action, CredentialFailedException failed) => new(
        action,
        TransportFault.Credential,
        ActionEffect.None,
        $"{action} was not sent: the credential gave no token. Check that it can sign in from here, and that its identity may use the resource; "
            + "the inner exception says more.",
        failed.InnerException);
}
