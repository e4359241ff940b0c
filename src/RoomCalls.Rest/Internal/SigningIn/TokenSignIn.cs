using Azure.Core;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>Signs in with tokens of Microsoft Entra ID. Azure.Core keeps each until shortly before its end and then asks for the next.</summary>
internal sealed class TokenSignIn(TokenCredential credential) : SignIn
{
    /// <summary>What a token must be for, as Microsoft's clients ask for it: with two slashes.</summary>
    public const string Scope = "https://communication.azure.com//.default";

    private readonly NamedCredential _credential = new(credential);

    public override string? CallbackSecret => null;

    public override string RefusedAdvice =>
        "the credential's token was not accepted for this endpoint. Check that the endpoint's resource is in the credential's tenant, and that the identity has a role on it.";

    public override HttpPipelinePolicy CreatePolicy(TimeProvider time) => new BearerTokenAuthenticationPolicy(_credential, Scope);
}
