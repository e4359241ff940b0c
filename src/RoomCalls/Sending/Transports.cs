using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Sending;

/// <summary>The transports in use, and which of them carries an action.</summary>
internal sealed class Transports(ICallAutomationTransport? callAutomation, IRoomsTransport? rooms)
{
    public IActionTransport For(RoomCallAction action) => Find(action) ?? throw Missing(action);

    public IActionTransport? Find(RoomCallAction action) => action.IsAdministration ? rooms : callAutomation;

    public static ActionNotSupportedException Missing(RoomCallAction action) =>
        new(action.Name, "A transport (add one to AddRoomCalls(): UseCallAutomation(connectionString), or UseEmulator() of RoomCalls.Testing)");
}
