using RoomCalls.Internal.Catalog;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Requests;

/// <summary>The transports in use, and which of them carries an action.</summary>
internal sealed class Transports(ICallAutomationTransport? callAutomation, IRoomsTransport? rooms, ICallingTransport? calling = null)
{
    /// <summary>The transport that takes seats, if there is one.</summary>
    public ICallingTransport? Calling => calling;

    public IActionTransport Get(ActionDescriptor row) => Find(row) ?? throw Missing(row);

    public IActionTransport? Find(ActionDescriptor row) => row.IsAdministration ? rooms : callAutomation;

    public static ActionNotSupportedException Missing(ActionDescriptor row) => row.TakesSeat
        ? new(row.Name, "A calling transport (add one to AddRoomCalls(), for example UseEmulator() of RoomCalls.Testing)")
        : new(row.Name, "A transport (add one to AddRoomCalls(): UseRest(connectionString), or UseEmulator() of RoomCalls.Testing)");
}
