using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>The beginning and the end of a call.</summary>
internal static class Calls
{
    /// <summary>Starts the call of a place that has none.</summary>
    public static RoomCall Start(World world, CallPlace place)
    {
        RoomCall call = new(place, world.Ids.Guid(), world.Ids.Guid());
        place.Call = call;
        world.Note(LedgerKind.CallStarted, call);
        return call;
    }

    /// <summary>Ends the call for everyone: who ended it hears 7000, the other connections 5001. What rings stops silently.</summary>
    public static void End(World world, RoomCall call, CallConnection? endedBy, RequestCallbacks callbacks, ResultInformation? seatReason = null)
    {
        call.Ended = true;
        foreach (Seat seat in call.Seats.Values.ToArray())
        {
            Seating.End(world, seat, seatReason ?? (endedBy is null ? SeatEndReasons.LeftByItself : SeatEndReasons.EndedByServer));
        }

        if (ReferenceEquals(call.Place.Call, call))
        {
            call.Place.Call = null;
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
            Disconnect(world, connection, ended ? ResultInformation.EndedByApi : ResultInformation.ConversationEnded, callbacks);
        }

        world.Note(LedgerKind.CallEnded, call);
    }

    /// <summary>Stops what somebody rings, silently.</summary>
    public static void StopInvitations(World world, IInviter inviter)
    {
        foreach (Invitation invitation in inviter.Invitations.Values.ToArray())
        {
            Invitations.Stop(world, invitation, LedgerKind.Cancelled, invitation.Id);
            invitation.Callbacks.Pending.End();
        }
    }

    /// <summary>Takes a connection out of its call; its invitations end with it.</summary>
    public static void Disconnect(World world, CallConnection connection, ResultInformation result, RequestCallbacks callbacks)
    {
        StopInvitations(world, connection);

        connection.Call?.Connections.Remove(connection);
        connection.State = ConnectionState.Disconnected;
        world.Connections.Remove(connection.Id);
        world.Emit(connection, "CallDisconnected", result, callbacks);
    }
}
