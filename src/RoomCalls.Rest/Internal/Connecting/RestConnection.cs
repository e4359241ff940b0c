using RoomCalls.Rest.Internal.SigningIn;

namespace RoomCalls.Rest.Internal.Connecting;

/// <summary>Where the service is, and how to sign in there. A class, so that nothing of it is printed.</summary>
internal sealed class RestConnection
{
    /// <summary>Checks and keeps the parts.</summary>
    public RestConnection(Uri endpoint, SignIn signIn, RestOptions options)
    {
        EndpointRules.Check(endpoint, nameof(endpoint));
        if (signIn is TokenSignIn)
        {
            EndpointRules.CheckForTokens(endpoint, nameof(endpoint));
        }

        options.Validate();
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Authority));
        SignIn = signIn;
        Options = options;
    }

    /// <summary>The root of every address.</summary>
    public Uri Endpoint { get; }

    /// <summary>How requests are authenticated.</summary>
    public SignIn SignIn { get; }

    /// <summary>The settings.</summary>
    public RestOptions Options { get; }
}
