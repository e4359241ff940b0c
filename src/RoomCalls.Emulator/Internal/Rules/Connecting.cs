using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>How an accepted connection gets into the call, or fails to.</summary>
internal static class Connecting
{
    /// <summary>Nobody is in the room or the group call. Inferred: no such event was recorded.</summary>
    public static readonly ResultInformation NoCall = new(404, 8522, "No call is in progress. DiagCode: 404#8522.@");

    /// <summary>The room is outside its validity window; clients are refused with the same code.</summary>
    public static readonly ResultInformation OutsideWindow = new(
        403, 5829, "Rooms call can be joined only within its validity window. DiagCode: 403#5829.@");

    /// <summary>Why nobody can connect to the place now, or <see langword="null"/>.</summary>
    public static ResultInformation? FindObstacle(World world, CallPlace place)
    {
        if (!place.IsOpenAt(world.Now))
        {
            return OutsideWindow;
        }

        bool empty = place.Call is null or { People.Count: 0 };
        return empty && world.Options.EmptyRoomBehavior != EmptyRoomBehavior.Accept ? NoCall : null;
    }

    /// <summary>Completes the connecting, unless the connection has hung up.</summary>
    public static void Complete(World world, CallConnection connection, RequestCallbacks callbacks)
    {
        if (connection.State == ConnectionState.Connecting)
        {
            CallbackAddress address = new(connection.CallbackUri, connection.OperationContext);
            if ((world.Contains(connection.Place) ? FindObstacle(world, connection.Place) : NoCall) is { } obstacle)
            {
                connection.State = ConnectionState.Disconnected;
                world.Connections.Remove(connection.Id);
                world.Record(LedgerKind.ConnectFailed, connection, $"{obstacle.Code}/{obstacle.SubCode}");
                world.Emit(connection, "ConnectFailed", address, obstacle, callbacks);
            }
            else
            {
                RoomCall call = connection.Place.Call ?? Calls.Start(world, connection.Place);
                connection.Call = call;
                connection.State = ConnectionState.Connected;
                call.Connections.Add(connection);
                world.Record(LedgerKind.Connected, call, by: connection);
                world.Emit(connection, "CallConnected", address, ResultInformation.Success, callbacks);
                Roster.AnnounceTo(world, connection, callbacks);
            }
        }

        callbacks.Pending.End();
    }
}
