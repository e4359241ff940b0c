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
        RoomCall call = new(place, world.Ids.NewGuid(), world.Ids.NewGuid());
        place.Call = call;
        world.Record(LedgerKind.CallStarted, call);
        return call;
    }

    /// <summary>
    /// Ends the call for everyone: the connection that ended it gets 7000, the other connections get 5001. Invitations stop without an event.
    /// </summary>
    public static void End(World world, RoomCall call, CallConnection? endedBy, RequestCallbacks callbacks, ResultInformation? seatReason = null)
    {
        call.IsEnded = true;
        foreach (Seat seat in call.Seats.Values.ToArray())
        {
            Seating.End(world, seat, seatReason ?? (endedBy is null ? SeatEndReasons.UserLeft : SeatEndReasons.EndedByServer));
        }

        if (ReferenceEquals(call.Place.Call, call))
        {
            call.Place.Call = null;
        }

        foreach (CallPerson person in call.People.Values)
        {
            person.Departure?.Dispose();
            world.Record(LedgerKind.Left, call, person.Identifier.RawId);
        }

        call.People.Clear();
        foreach (CallConnection connection in call.Connections.ToArray())
        {
            bool ended = ReferenceEquals(connection, endedBy);
            Disconnect(world, connection, ended ? ResultInformation.EndedByApi : ResultInformation.ConversationEnded, callbacks);
        }

        world.Record(LedgerKind.CallEnded, call);
    }

    /// <summary>Stops the invitations of an inviter, without an event.</summary>
    public static void StopInvitations(World world, IInviter inviter)
    {
        foreach (Invitation invitation in inviter.Invitations.Values.ToArray())
        {
            Invitations.Stop(world, invitation, LedgerKind.Canceled, invitation.Id);
            invitation.Callbacks.Pending.End();
        }
    }

    /// <summary>Takes a connection out of its call, and stops its invitations.</summary>
    public static void Disconnect(World world, CallConnection connection, ResultInformation result, RequestCallbacks callbacks)
    {
        StopInvitations(world, connection);

        connection.Call?.Connections.Remove(connection);
        connection.State = ConnectionState.Disconnected;
        world.Connections.Remove(connection.Id);
        world.Emit(connection, "CallDisconnected", result, callbacks);
    }
}
