using Azure;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.SigningIn;

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
        "the access key was not accepted for this endpoint. Check that the endpoint and the key of the connection string belong to the same resource, and that the clock is right.";

    public override HttpPipelinePolicy CreatePolicy(TimeProvider time) => new HmacPolicy(this, time);
}
