using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Sending;

/// <summary>The transports in use, and which of them carries an action.</summary>
internal sealed class Transports(ICallAutomationTransport? callAutomation, IRoomsTransport? rooms)
{
    public IActionTransport For(RoomCallAction action) => action.IsAdministration
        ? rooms ?? throw Missing(action)
        : callAutomation ?? throw Missing(action);

    private static ActionNotSupportedException Missing(RoomCallAction action) =>
        new(action.Name, "A transport (add one to AddRoomCalls(): UseCallAutomation(connectionString), or UseEmulator() of RoomCalls.Testing)");
}
