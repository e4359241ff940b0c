using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>How requests are authenticated. A class, so that nothing of it is printed.</summary>
internal abstract class SignIn
{
    /// <summary>The secret for callback addresses that every instance can derive; <see langword="null"/> when there is nothing to derive it from.</summary>
    public abstract string? CallbackSecret { get; }

    /// <summary>The advice when the service answers 401: what was not accepted, and what to check.</summary>
    public abstract string RefusedAdvice { get; }

    /// <summary>Creates the policy that authenticates each attempt.</summary>
    public abstract HttpPipelinePolicy CreatePolicy(TimeProvider time);
}

/// <summary>Signs with the resource's access key, which can be updated while calls run.</summary>
internal sealed class KeySignIn : SignIn
{
    private readonly AzureKeyCredential _credential;

    /// <summary>Checks and keeps the key.</summary>
    public KeySignIn(AzureKeyCredential credential)
    {
        AccessKey.Check(credential.Key, nameof(credential));
        _credential = credential;
    }

    /// <summary>The key's bytes as they are now.</summary>
    public byte[] Key => AccessKey.Decode(_credential.Key)
        ?? throw new InvalidOperationException("The access key was changed to text that is not base64. Update the credential with the whole key.");

    public override string CallbackSecret => AccessKey.CallbackSecret(Key);

    public override string RefusedAdvice =>
        "the access key was not accepted for this endpoint. "
        + "Check that the endpoint and the key of the connection string belong to the same resource, and that the clock is right.";

    public override HttpPipelinePolicy CreatePolicy(TimeProvider time) => new HmacPolicy(this, time);
}

/// <summary>Signs in with tokens of Microsoft Entra ID. Azure.Core keeps each until shortly before its end and then asks for the next.</summary>
internal sealed class TokenSignIn(TokenCredential credential) : SignIn
{
    /// <summary>The scope of the tokens, as Microsoft's clients request it: with two slashes.</summary>
    public const string Scope = "https://communication.azure.com//.default";

    private readonly NamedCredential _credential = new(credential);

    public override string? CallbackSecret => null;

    public override string RefusedAdvice =>
        "the credential's token was not accepted for this endpoint. "
        + "Check that the endpoint's resource is in the credential's tenant, and that the identity has a role on it.";

    public override HttpPipelinePolicy CreatePolicy(TimeProvider time) => new BearerTokenAuthenticationPolicy(_credential, Scope);
}
