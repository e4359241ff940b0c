namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>The credential gave no token. It never leaves the pipeline.</summary>
internal sealed class CredentialFailedException(Exception cause) : Exception("The credential gave no token.", cause);
