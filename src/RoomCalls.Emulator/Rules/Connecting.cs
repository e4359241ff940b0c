using RoomCalls.Emulator.Callbacks;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Rules;

/// <summary>How a connection that was accepted comes into the call, or does not.</summary>
internal static class Connecting
{
    /// <summary>Nobody is in the room: inferred, no such event was recorded.</summary>
    public static readonly ResultInformation NobodyThere = new(404, 8522, "No call is in progress in the room. DiagCode: 404#8522.@");

    /// <summary>The room is not open: the code by which clients are refused.</summary>
    public static readonly ResultInformation OutsideWindow = new(
        403, 5829, "Rooms call can be joined only within its validity window. DiagCode: 403#5829.@");

    /// <summary>Why nobody can connect to the room now, or <see langword="null"/>.</summary>
    public static ResultInformation? FindObstacle(World world, Room room)
    {
        if (!room.IsOpenAt(world.Now))
        {
            return OutsideWindow;
        }

        bool empty = room.Call is null or { People.Count: 0 };
        return empty && world.Options.EmptyRoom != EmptyRoomBehavior.Accept ? NobodyThere : null;
    }

    /// <summary>Ends the connecting, unless the connection hung up meanwhile.</summary>
    public static void Complete(World world, CallConnection connection, OperationTrail trail)
    {
        if (connection.State == ConnectionState.Connecting)
        {
            CallbackAddress address = new(connection.CallbackUri, connection.OperationContext);
            bool deleted = !world.Rooms.TryGetValue(connection.Room.Id, out Room? room) || !ReferenceEquals(room, connection.Room);
            if ((deleted ? NobodyThere : FindObstacle(world, connection.Room)) is { } obstacle)
            {
                connection.State = ConnectionState.Disconnected;
                world.Connections.Remove(connection.Id);
                world.Ledger.Add(LedgerKind.ConnectFailed, connection.Room.Id, null, null, connection.Id, $"{obstacle.Code}/{obstacle.SubCode}");
                world.Emit(connection, "ConnectFailed", address, obstacle, trail);
            }
            else
            {
                RoomCall call = connection.Room.Call ?? Calls.Start(world, connection.Room);
                connection.Call = call;
                connection.State = ConnectionState.Connected;
                call.Connections.Add(connection);
                world.Note(LedgerKind.Connected, call, by: connection);
                world.Emit(connection, "CallConnected", address, ResultInformation.Success, trail);
                Roster.AnnounceTo(world, connection, trail);
            }
        }

        trail.Release();
    }
}
