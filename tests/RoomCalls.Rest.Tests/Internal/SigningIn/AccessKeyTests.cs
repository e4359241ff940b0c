using System.Text;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.SigningIn;

public sealed class AccessKeyTests
{
    [Fact]
    public void Decode_Key_ReturnsItsBytes() => Assert.Equal("emulator-test-key-not-a-secret!!", Encoding.ASCII.GetString(AccessKey.Decode(RestTransportFixture.Key)!));

    [Theory]
    [InlineData("not base64!")]
    [InlineData("abc")]
    public void Decode_OtherText_IsNull(string text) => Assert.Null(AccessKey.Decode(text));

    [Theory]
    [InlineData("")]
    [InlineData("secret!secret")]
    public void Check_Wrong_ThrowsWithoutTheKey(string key)
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => AccessKey.Check(key, "key"));

        Assert.Equal("key", wrong.ParamName);
        Assert.DoesNotContain("secret!", wrong.Message, StringComparison.Ordinal);
    }

    // The expected text was computed with another implementation of RFC 5869 (extract with a zero salt, then expand).
    [Fact]
    public void CallbackSecret_Key_IsDerivedByHkdf() => Assert.Equal("6ZA/xsBIW0WRbD10L4qWTkvOSzxRKzPfqGqt9b88rLw=", AccessKey.CallbackSecret(AccessKey.Decode(RestTransportFixture.Key)!));
}
