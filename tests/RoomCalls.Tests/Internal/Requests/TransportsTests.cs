using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Requests;

namespace RoomCalls.Tests.Internal.Requests;

public sealed class TransportsTests
{
    [Fact]
    public void Get_EachAction_ReturnsTheTransportThatCarriesIt()
    {
        ScriptedTransport calls = new();
        ScriptedTransport rooms = new();
        Transports transports = new(calls, rooms);
        Assert.Same(calls, transports.Get(ActionCatalog.Default.Get<HangUpCall>()));
        Assert.Same(rooms, transports.Get(ActionCatalog.Default.Get<CreateRoom>()));
    }

    [Fact]
    public void Get_NoTransport_AdvisesWhatToAdd()
    {
        ActionNotSupportedException missing = Assert.Throws<ActionNotSupportedException>(() => new Transports(null, new ScriptedTransport()).Get(ActionCatalog.Default.Get<HangUpCall>()));
        Assert.Contains("UseRest", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ActionNotSupportedException>(() => new Transports(new ScriptedTransport(), null).Get(ActionCatalog.Default.Get<CreateRoom>()));
    }
}
