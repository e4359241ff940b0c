using RoomCalls.Emulator.Callbacks;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Rules;

/// <summary>The beginning and the end of a room call.</summary>
internal static class Calls
{
    /// <summary>Starts the call of a room that has none.</summary>
    public static RoomCall Start(World world, Room room)
    {
        RoomCall call = new(room, world.Ids.Guid(), world.Ids.Guid());
        room.Call = call;
        world.Note(LedgerKind.CallStarted, call);
        return call;
    }

    /// <summary>Ends the call for everyone: who ended it hears 7000, the other connections 5001. What rings stops silently.</summary>
    public static void End(World world, RoomCall call, CallConnection? endedBy, OperationTrail trail)
    {
        call.Ended = true;
        if (ReferenceEquals(call.Room.Call, call))
        {
            call.Room.Call = null;
        }

        foreach (CallPerson person in call.People.Values)
        {
            person.Departure?.Dispose();
            world.Note(LedgerKind.Left, call, person.Identifier.RawId);
        }

        call.People.Clear();
        foreach (CallConnection connection in call.Connections.ToArray())
        {
            bool ended = ReferenceEquals(connection, endedBy);
            Disconnect(world, connection, ended ? ResultInformation.EndedByApi : ResultInformation.ConversationEnded, trail);
        }

        world.Note(LedgerKind.CallEnded, call);
    }

    /// <summary>Takes a connection out of its call; its invitations end with it.</summary>
    public static void Disconnect(World world, CallConnection connection, ResultInformation result, OperationTrail trail)
    {
        foreach (Invitation invitation in connection.Invitations.Values.ToArray())
        {
            Invitations.Stop(world, invitation, LedgerKind.Cancelled, invitation.Id);
            invitation.Trail.Release();
        }

        connection.Call?.Connections.Remove(connection);
        connection.State = ConnectionState.Disconnected;
        world.Connections.Remove(connection.Id);
        world.Emit(connection, "CallDisconnected", result, trail);
    }
}
