using Azure;
using RoomCalls.Rest.Internal.Hosting;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Hosting;

public sealed class CallbackSecretSetupTests
{
    private readonly CallbackSecretSetup _setup = new(new(new("https://a.example"), new KeySignIn(new AzureKeyCredential(RestTransportFixture.Key)), new()));

    [Fact]
    public void PostConfigure_NoSecret_DerivesOne()
    {
        RoomCallsOptions options = new();

        _setup.PostConfigure(null, options);

        Assert.Equal(AccessKey.CallbackSecret(AccessKey.Decode(RestTransportFixture.Key)!), options.CallbackSecret);
    }

    [Fact]
    public void PostConfigure_SecretOfTheCaller_IsKept()
    {
        RoomCallsOptions options = new() { CallbackSecret = "the caller's own secret" };

        _setup.PostConfigure(null, options);

        Assert.Equal("the caller's own secret", options.CallbackSecret);
    }

    [Fact]
    public void PostConfigure_TokenCredential_LeavesTheSecretMissing()
    {
        RoomCallsOptions options = new();

        new CallbackSecretSetup(new(new("https://a.example"), new TokenSignIn(new ScriptedCredential()), new())).PostConfigure(null, options);

        Assert.Null(options.CallbackSecret);
    }
}
