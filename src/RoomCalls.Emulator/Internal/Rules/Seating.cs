using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>How users join in a seat, lose its connection and leave.</summary>
internal static class Seating
{
    /// <summary>Adds a user to the call of a place, in a new seat. The new seat takes over from an older one of the same user.</summary>
    public static Seat Join(World world, CallPlace place, Identifier user, Action<CallPerson>? prepare = null, Action<byte[]>? outlet = null)
    {
        RequireMayJoin(world, place, user);
        bool isInCall = place.Call?.People.ContainsKey(user.RawId) ?? false;
        CallPerson person = Roster.Add(world, place, user, prepare);
        RoomCall call = place.Call!;
        if (call.Seats.Remove(user.RawId, out Seat? old))
        {
            Disconnect(world, old, SeatEndReasons.TakenOver);
        }

        if (isInCall)
        {
            Renew(world, call, person, prepare);
        }

        Seat seat = new(call, person) { CallId = world.NewId(), Outlet = outlet };
        call.Seats.Add(user.RawId, seat);
        SeatList.SendAll(world, seat);
        return seat;
    }

    /// <summary>Takes a seat and its user out of the call.</summary>
    public static void Leave(World world, Seat seat, ResultInformation? reason = null, string? detail = null) =>
        Roster.Remove(world, seat.Call, seat.Person.Identifier.RawId, LedgerKind.Left, by: null, RequestCallbacks.None, reason, detail);

    /// <summary>Ends a seat: its client gets the reason.</summary>
    public static void End(World world, Seat seat, ResultInformation reason)
    {
        seat.Call.Seats.Remove(seat.Person.Identifier.RawId);
        Disconnect(world, seat, reason);
    }

    /// <summary>Marks the connection of a seat as lost. Its user stays in the call for a while, in case the client comes back.</summary>
    public static void LoseConnection(World world, Seat seat)
    {
        seat.Outlet = null;
        if (!seat.IsEnded)
        {
            seat.Loss ??= world.Schedule(world.Options.SeatLossTime, () => Leave(world, seat, SeatEndReasons.ConnectionLost, "4521"));
        }
    }

    /// <summary>Cuts the connection of a seat, as if its client had crashed.</summary>
    public static void Crash(World world, Seat seat)
    {
        LoseConnection(world, seat);
        seat.Cut?.Invoke();
    }

    /// <summary>Ends the seat when a token expires.</summary>
    public static void EndWithToken(World world, Seat seat, DateTimeOffset tokenEnds)
    {
        seat.TokenEnd?.Dispose();
        seat.TokenEnd = world.Schedule(tokenEnds - world.Now, () => Leave(world, seat, SeatEndReasons.TokenExpired, "4507"));
    }

    /// <summary>Refuses a user who may not join a call of the place now.</summary>
    public static void RequireMayJoin(World world, CallPlace place, Identifier user)
    {
        if (user.Kind != IdentifierKind.User)
        {
            throw new EmulatorRefusalException(403, "5830", 5830, "Only Communication Services users can join a room call.");
        }

        if (!place.IsInvited(user.RawId))
        {
            throw new EmulatorRefusalException(403, "5828", 5828, "The user is not a participant of the room. Add the user with the Rooms API first.");
        }

        if (!place.IsOpenAt(world.Now))
        {
            throw new EmulatorRefusalException(403, "5829", 5829, "The room can be joined only from its validFrom to its validUntil.");
        }
    }

    /// <summary>Resets what the older client of a person has sent and shown.</summary>
    private static void Renew(World world, RoomCall call, CallPerson person, Action<CallPerson>? prepare)
    {
        (bool wasMuted, bool wasOnHold) = (person.IsMuted, person.IsOnHold);
        person.Role = call.Place.GetRole(person.Identifier.RawId);
        person.State = "Connected";
        person.IsSpeaking = person.IsHandRaised = person.IsOnHold = false;
        person.Streams.Clear();
        prepare?.Invoke(person);
        SeatList.UpdatePerson(world, person, call);
        if (wasMuted != person.IsMuted || wasOnHold)
        {
            Roster.Announce(world, call, RequestCallbacks.None);
        }
    }

    private static void Disconnect(World world, Seat seat, ResultInformation reason)
    {
        if (seat.IsEnded)
        {
            return;
        }

        seat.State = "Disconnected";
        seat.EndReason = reason;
        seat.Loss?.Dispose();
        seat.TokenEnd?.Dispose();
        Calls.StopInvitations(world, seat);
        SeatList.SendSelf(seat, json =>
        {
            json.WriteString("state"u8, seat.State);
            SeatJson.WriteReason(json, reason);
        });
        seat.Outlet = null;
        seat.Close?.Invoke();
    }
}
