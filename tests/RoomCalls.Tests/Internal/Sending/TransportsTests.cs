using RoomCalls.Actions;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class TransportsTests
{
    [Fact]
    public void For_EachAction_ReturnsTheTransportThatCarriesIt()
    {
        ScriptedTransport calls = new();
        ScriptedTransport rooms = new();
        Transports transports = new(calls, rooms);
        Assert.Same(calls, transports.For(new HangUpCall()));
        Assert.Same(rooms, transports.For(new CreateRoom()));
    }

    [Fact]
    public void For_NoTransport_AdvisesWhatToAdd()
    {
        ActionNotSupportedException missing = Assert.Throws<ActionNotSupportedException>(() => new Transports(null, new ScriptedTransport()).For(new HangUpCall()));
        Assert.Contains("UseRest", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ActionNotSupportedException>(() => new Transports(new ScriptedTransport(), null).For(new CreateRoom()));
    }
}
