using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Tests.Internal.Waiting;

public sealed class OperationContextCodecTests
{
    private static readonly Guid Id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("order 7")]
    [InlineData("rc1.")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAAA.x")]
    public void Decode_EncodedContext_ReturnsIdAndText(string? text) => Assert.Equal((Id, text), OperationContextCodec.Decode(OperationContextCodec.Encode(Id, text)));

    [Fact]
    public void Decode_AnyEncodedText_ReturnsIdAndText() => Prop.ForAll<Guid, string?>((id, text) => OperationContextCodec.Decode(OperationContextCodec.Encode(id, text)) == (id, text))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Decode_EncodedTwice_ReturnsTheInnerContext() => Prop.ForAll<Guid, string?>((id, text) =>
    {
        string inner = OperationContextCodec.Encode(Guid.NewGuid(), text);
        return OperationContextCodec.Decode(OperationContextCodec.Encode(id, inner)) == (id, inner);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mine")]
    [InlineData("rc1.")]
    [InlineData("rc1.short")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAAB.x")]
    [InlineData("rc1.AAAAAAAA AAAAAAAAAAAAA.x")]
    [InlineData("RC1.AAAAAAAAAAAAAAAAAAAAAA.x")]
    [InlineData("rc2.AAAAAAAAAAAAAAAAAAAAAA.x")]
    public void Decode_ForeignContext_ReturnsItUnchanged(string? context) => Assert.Equal((null, context), OperationContextCodec.Decode(context));

    [Fact]
    public void Decode_AnyText_DoesNotThrow() => Prop.ForAll<string?>(text => OperationContextCodec.Decode("rc1." + text) is var (id, rest) && (id is not null || rest == "rc1." + text))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
