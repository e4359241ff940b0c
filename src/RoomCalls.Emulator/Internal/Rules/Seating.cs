using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>How seats are taken, lost and left.</summary>
internal static class Seating
{
    /// <summary>Puts a user into the call of a place, in a seat of their own. A seat that the user has already is taken over.</summary>
    public static Seat Sit(World world, CallPlace place, Identifier user, Action<CallPerson>? prepare = null, Action<byte[]>? outlet = null)
    {
        RequireOpen(world, place, user);
        bool isThere = place.Call?.People.ContainsKey(user.RawId) ?? false;
        CallPerson person = Roster.Join(world, place, user, prepare);
        RoomCall call = place.Call!;
        if (call.Seats.Remove(user.RawId, out Seat? old))
        {
            Disconnect(world, old, SeatEndReasons.TakenOver);
        }

        if (isThere)
        {
            Renew(world, call, person, prepare);
        }

        Seat seat = new(call, person) { CallId = world.NewId(), Outlet = outlet };
        call.Seats.Add(user.RawId, seat);
        SeatList.TellAll(world, seat);
        return seat;
    }

    /// <summary>Takes a seat out of the call, and its user.</summary>
    public static void Leave(World world, Seat seat, ResultInformation? reason = null, string? detail = null) =>
        Roster.Depart(world, seat.Call, seat.Person.Identifier.RawId, LedgerKind.Left, by: null, RequestCallbacks.None, reason, detail);

    /// <summary>Tells a seat that it is out of the call.</summary>
    public static void End(World world, Seat seat, ResultInformation reason)
    {
        seat.Call.Seats.Remove(seat.Person.Identifier.RawId);
        Disconnect(world, seat, reason);
    }

    /// <summary>The connection of a seat is gone: its user stays for a while, in case it comes back.</summary>
    public static void Lose(World world, Seat seat)
    {
        seat.Outlet = null;
        if (!seat.Ended)
        {
            seat.Loss ??= world.Later(world.Options.SeatLossTime, () => Leave(world, seat, SeatEndReasons.Vanished, "4521"));
        }
    }

    /// <summary>The client of a seat vanishes.</summary>
    public static void Crash(World world, Seat seat)
    {
        Lose(world, seat);
        seat.Cut?.Invoke();
    }

    /// <summary>From now on the seat lives as long as a token.</summary>
    public static void LiveUntil(World world, Seat seat, DateTimeOffset tokenEnds)
    {
        seat.TokenEnd?.Dispose();
        seat.TokenEnd = world.Later(tokenEnds - world.Now, () => Leave(world, seat, SeatEndReasons.TokenExpired, "4507"));
    }

    /// <summary>Refuses who may not come into a place now.</summary>
    public static void RequireOpen(World world, CallPlace place, Identifier user)
    {
        if (user.Kind != IdentifierKind.User)
        {
            throw new EmulatorRefusalException(403, "5830", 5830, "Only Communication Services users can join a room call.");
        }

        if (!place.Invites(user.RawId))
        {
            throw new EmulatorRefusalException(403, "5828", 5828, "The user is not on the roster of the room. Add the user with the Rooms API first.");
        }

        if (!place.IsOpenAt(world.Now))
        {
            throw new EmulatorRefusalException(403, "5829", 5829, "The room can be joined only from its validFrom to its validUntil.");
        }
    }

    /// <summary>Somebody in the call has a new client: what an older one sent and showed is over.</summary>
    private static void Renew(World world, RoomCall call, CallPerson person, Action<CallPerson>? prepare)
    {
        (bool wasMuted, bool wasOnHold) = (person.IsMuted, person.IsOnHold);
        person.Role = call.Place.RoleOf(person.Identifier.RawId);
        person.State = "Connected";
        person.IsSpeaking = person.IsHandRaised = person.IsOnHold = false;
        person.Streams.Clear();
        prepare?.Invoke(person);
        SeatList.Changed(world, person, call);
        if (wasMuted != person.IsMuted || wasOnHold)
        {
            Roster.Announce(world, call, RequestCallbacks.None);
        }
    }

    private static void Disconnect(World world, Seat seat, ResultInformation reason)
    {
        if (seat.Ended)
        {
            return;
        }

        seat.State = "Disconnected";
        seat.EndReason = reason;
        seat.Loss?.Dispose();
        seat.TokenEnd?.Dispose();
        Calls.StopInvitations(world, seat);
        SeatList.TellSelf(seat, json =>
        {
            json.WriteString("state"u8, seat.State);
            SeatJson.WriteReason(json, reason);
        });
        seat.Outlet = null;
        seat.Close?.Invoke();
    }
}
