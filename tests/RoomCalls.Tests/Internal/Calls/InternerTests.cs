using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class InternerTests
{
    private readonly Interner _interner = new();

    [Fact]
    public void Text_SameText_IsOneObject() => Prop.ForAll<NonNull<string>>(text =>
    {
        string safe = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
        string one = _interner.Text(Encoding.UTF8.GetBytes(safe));
        return one == safe && ReferenceEquals(one, _interner.Text(Encoding.UTF8.GetBytes(safe)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Text_NotUtf8_Throws() => Assert.Throws<DecoderFallbackException>(() => _interner.Text([0xC3, 0x28]));

    [Fact]
    public void Text_BeyondTheBound_IsNotShared()
    {
        for (int i = 0; i < Interner.MaxCount; i++)
        {
            _interner.Text(Encoding.UTF8.GetBytes($"text {i}"));
        }

        Assert.NotSame(_interner.Text("one more"u8), _interner.Text("one more"u8));
        Assert.Same(_interner.Text("text 0"u8), _interner.Text("text 0"u8));
    }

    [Fact]
    public void Participant_SameRawId_IsOneObject()
    {
        ParticipantId phone = _interner.Participant("4:+16041234567"u8, ParticipantKind.Unknown)!;
        Assert.Equal(KnownPhones.Answering, phone);
        Assert.Same(phone, _interner.Participant("4:+16041234567"u8, ParticipantKind.PhoneNumber));
        Assert.Same(phone, _interner.Participant("4:+16041234567"u8, ParticipantKind.Unknown));
    }

    [Fact]
    public void Participant_OtherStatedKind_IsAnotherObject()
    {
        ParticipantId unknown = _interner.Participant("REDACTED"u8, ParticipantKind.Unknown)!;
        ParticipantId phone = _interner.Participant("REDACTED"u8, ParticipantKind.PhoneNumber)!;
        Assert.Equal((ParticipantKind.Unknown, ParticipantKind.PhoneNumber), (unknown.Kind, phone.Kind));
        Assert.Equal(unknown, phone);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t\n")]
    [InlineData("\u3000")]
    public void Participant_BlankText_IsNull(string rawId) => Assert.Null(_interner.Participant(Encoding.UTF8.GetBytes(rawId), ParticipantKind.Unknown));

    [Fact]
    public async Task Text_ManyThreads_IsOneObject()
    {
        string[] texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _interner.Text("the same text"u8), TestContext.Current.CancellationToken)));
        Assert.All(texts, text => Assert.Same(texts[0], text));
    }
}
