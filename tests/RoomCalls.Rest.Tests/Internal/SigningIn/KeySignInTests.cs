using Azure;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.SigningIn;

public sealed class KeySignInTests
{
    private readonly AzureKeyCredential _credential = new(RestTransportFixture.Key);

    [Fact]
    public void Constructor_NoKey_Throws() => Assert.Throws<ArgumentException>(() => new KeySignIn(new AzureKeyCredential("?")));

    [Fact]
    public void Key_AfterUpdate_IsTheNewOne()
    {
        KeySignIn signIn = new(_credential);

        _credential.Update("AQID");

        Assert.Equal([1, 2, 3], signIn.Key);
        Assert.Equal(AccessKey.CallbackSecret([1, 2, 3]), signIn.CallbackSecret);
    }

    [Fact]
    public void Key_UpdatedToOtherText_ThrowsWithoutTheKey()
    {
        KeySignIn signIn = new(_credential);
        _credential.Update("se-cret!");

        Assert.DoesNotContain("se-cret", Assert.Throws<InvalidOperationException>(() => signIn.Key).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_HoldsNoKey() => Assert.DoesNotContain(RestTransportFixture.Key, new KeySignIn(_credential).ToString(), StringComparison.Ordinal);
}
