using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class CallKeySignerTests
{
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly CallKeySigner Keys = new("a secret of the application", []);

    [Theory]
    [InlineData("https://app.example/events", "https://app.example/events?call=")]
    [InlineData("https://app.example/events?", "https://app.example/events?call=")]
    [InlineData("https://app.example/events?a=1&b=%2F%20x", "https://app.example/events?a=1&b=%2F%20x&call=")]
    [InlineData("https://app.example/events?a=1&", "https://app.example/events?a=1&call=")]
    [InlineData("https://app.example/%C3%A4?call=theirs", "https://app.example/%C3%A4?call=theirs&call=")]
    [InlineData("https://app.example", "https://app.example/?call=")]
    public void Sign_AnyAddress_KeepsItAndItsQuery(string address, string kept)
    {
        CallKey key = CallKey.New();
        Uri signed = Keys.Sign(new Uri(address), key);
        Assert.StartsWith(kept + key.Value + ".", signed.AbsoluteUri, StringComparison.Ordinal);
        Assert.True(Keys.TryRead(signed.Query, out CallKey read));
        Assert.Equal(key, read);
        Assert.True(Keys.TryRead(signed.Query.TrimStart('?'), out _));
    }

    [Fact]
    public void TryRead_SeveralKeys_ReadsOurs()
    {
        (CallKey key, string value) = Signed();
        Assert.True(Keys.TryRead($"?call=garbage&call={value}&call=more&x", out CallKey read));
        Assert.Equal(key, read);
    }

    [Fact]
    public void TryRead_TamperedCharacter_ReturnsFalse()
    {
        (_, string value) = Signed();
        for (int i = 0; i < value.Length; i++)
        {
            foreach (char other in Base64Url.Append('.').Where(c => c != value[i]))
            {
                string tampered = value[..i] + other + value[(i + 1)..];
                Assert.False(Keys.TryRead($"?call={tampered}", out CallKey key), $"{i} {other}");
                Assert.Equal(default, key);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?call=")]
    [InlineData("?call=.")]
    [InlineData("?call=AAAAAAAAAAAAAAAAAAAAAA.")]
    [InlineData("?xcall=1&call")]
    public void TryRead_Garbage_ReturnsFalse(string? query) => Assert.False(Keys.TryRead(query, out _));

    [Fact]
    public void TryRead_AnyText_ReturnsFalse() => Prop.ForAll<string?>(text => !Keys.TryRead("?call=" + text, out _) && !Keys.TryRead(text, out _)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void TryRead_OtherNameOrCase_ReturnsFalse()
    {
        (_, string value) = Signed();
        Assert.False(Keys.TryRead($"?Call={value}", out _));
        Assert.False(Keys.TryRead($"?acall={value}", out _));
        Assert.False(Keys.TryRead($"?call={value}x", out _));
        Assert.False(Keys.TryRead($"?call=%20{value}", out _));
    }

    [Fact]
    public void TryRead_PreviousSecret_ReadsTheKey()
    {
        (CallKey key, string value) = Signed();
        CallKeySigner rotated = new("the next secret of it", ["another one of before", "a secret of the application"]);
        Assert.True(rotated.TryRead($"?call={value}", out CallKey read));
        Assert.Equal(key, read);
        Assert.False(new CallKeySigner("the next secret of it", []).TryRead($"?call={value}", out _));
        Assert.True(new CallKeySigner(null, ["a secret of the application"]).TryRead($"?call={value}", out _));
        Assert.False(Keys.TryRead(rotated.Sign(new Uri("https://app.example/"), key).Query, out _));
    }

    [Fact]
    public void Sign_NoSecret_Throws()
    {
        CallKeySigner none = new(null, []);
        Assert.False(none.CanSign);
        Assert.Throws<InvalidOperationException>(() => none.Sign(new Uri("https://app.example/"), CallKey.New()));
        Assert.False(none.TryRead($"?call={Signed().Value}", out _));
    }

    [Fact]
    public void CallKey_New_IsRandomAndHidden()
    {
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => CallKey.New()).Distinct().Count());
        Assert.Equal("***", CallKey.New().ToString());
    }

    private static (CallKey Key, string Value) Signed()
    {
        CallKey key = CallKey.New();
        return (key, Keys.Sign(new Uri("https://app.example/"), key).Query["?call=".Length..]);
    }
}
