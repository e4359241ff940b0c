using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Requests;

/// <summary>The transports in use, and which of them carries an action.</summary>
internal sealed class Transports(ICallAutomationTransport? callAutomation, IRoomsTransport? rooms, ICallingTransport? calling = null)
{
    /// <summary>The transport that takes seats, if there is one.</summary>
    public ICallingTransport? Calling => calling;

    public IActionTransport Get(RoomCallAction action) => Find(action) ?? throw Missing(action);

    public IActionTransport? Find(RoomCallAction action) => action.IsAdministration ? rooms : callAutomation;

    public static ActionNotSupportedException Missing(RoomCallAction action) => action is JoinCall
        ? new(action.Name, "A calling transport (add one to AddRoomCalls(), for example UseEmulator() of RoomCalls.Testing)")
        : new(action.Name, "A transport (add one to AddRoomCalls(): UseRest(connectionString), or UseEmulator() of RoomCalls.Testing)");
}
