using Azure;

namespace RoomCalls.CallAutomation.Hosting;

/// <summary>Where the service is, and how to sign in there. A class, so that nothing of it is printed.</summary>
internal sealed class CallAutomationConnection
{
    private readonly AzureKeyCredential _credential;

    /// <summary>Checks and keeps the parts.</summary>
    public CallAutomationConnection(Uri endpoint, AzureKeyCredential credential, CallAutomationOptions options)
    {
        EndpointRules.Check(endpoint, nameof(endpoint));
        AccessKey.Check(credential.Key, nameof(credential));
        options.Validate();
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Authority));
        Options = options;
        _credential = credential;
    }

    /// <summary>The root of every address.</summary>
    public Uri Endpoint { get; }

    /// <summary>The settings.</summary>
    public CallAutomationOptions Options { get; }

    /// <summary>The key's bytes as they are now: the credential can be given another key while calls run.</summary>
    public byte[] Key => AccessKey.Decode(_credential.Key)
        ?? throw new InvalidOperationException("The access key was changed to text that is not base64. Update the credential with the whole key.");
}
