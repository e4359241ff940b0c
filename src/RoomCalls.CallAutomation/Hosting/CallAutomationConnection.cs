using Azure;

namespace RoomCalls.CallAutomation.Hosting;

/// <summary>Where the service is, and how to sign in there. A class, so that nothing of it is printed.</summary>
internal sealed class CallAutomationConnection
{
    private readonly AzureKeyCredential _credential;

    public CallAutomationConnection(Uri endpoint, AzureKeyCredential credential, CallAutomationOptions options)
    {
        EndpointRules.Check(endpoint, nameof(endpoint));
        AccessKey.Check(credential.Key, nameof(credential));
        options.Validate();
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Authority));
        Options = options;
        _credential = credential;
    }

    public Uri Endpoint { get; }

    public CallAutomationOptions Options { get; }

    /// <summary>The key's bytes as they are now: the credential can be given another key while calls run.</summary>
    public byte[] Key => AccessKey.Decode(_credential.Key)
        ?? throw new InvalidOperationException("The access key was changed to text that is not base64. Update the AzureKeyCredential with the key from the portal.");
}
