using Azure.Core;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>Wraps a credential's failures in one type of exception, so that they are not mistaken for failures of the request.</summary>
internal sealed class NamedCredential(TokenCredential credential) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return credential.GetToken(requestContext, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialFailedException(failure);
        }
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialFailedException(failure);
        }
    }
}

/// <summary>The credential gave no token. It never leaves the pipeline.</summary>
internal sealed class CredentialFailedException(Exception cause) : Exception("The credential gave no token.", cause);
