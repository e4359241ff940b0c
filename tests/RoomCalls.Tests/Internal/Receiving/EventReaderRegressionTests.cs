using System.Text;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class EventReaderRegressionTests
{
    [Theory]
    [InlineData("""[{"id":tru{0}}]""")]
    [InlineData("""[{"id":n{0}}]""")]
    [InlineData("""{0}""")]
    public void Read_MalformedBody_ErrorShowsNothingOfIt(string body)
    {
        (_, string? error) = EventReader.Read(Encoding.UTF8.GetBytes(body.Replace("{0}", KnownPhones.AnsweringNumber, StringComparison.Ordinal)), new Interner());

        Assert.NotNull(error);
        Assert.DoesNotContain("6041234567", error, StringComparison.Ordinal);
        Assert.DoesNotContain("'", error, StringComparison.Ordinal);
    }
}
