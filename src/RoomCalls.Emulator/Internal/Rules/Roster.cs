using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>Who comes into a call and who goes, and that every connection hears of it.</summary>
internal static class Roster
{
    /// <summary>Tells each connection of the call who is in it now.</summary>
    public static void Announce(World world, RoomCall call, RequestCallbacks callbacks)
    {
        foreach (CallConnection connection in call.Connections)
        {
            AnnounceTo(world, connection, callbacks);
        }
    }

    /// <summary>Tells one connection who is in the call now, under its next number.</summary>
    public static void AnnounceTo(World world, CallConnection connection, RequestCallbacks callbacks)
    {
        RoomCall call = connection.Call!;
        int sequence = ++connection.RosterSequence;
        world.Emit(connection, "ParticipantsUpdated", ResultInformation.Success, callbacks, json =>
        {
            json.WriteStartArray("participants"u8);
            foreach (CallPerson person in call.People.Values)
            {
                person.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteNumber("sequenceNumber"u8, sequence);
        });
    }

    /// <summary>Lets a user in who may come. The first one starts the call.</summary>
    public static CallPerson Join(World world, CallPlace place, Identifier user, Action<CallPerson>? prepare = null)
    {
        RoomCall call = place.Call ?? Calls.Start(world, place);
        if (call.People.TryGetValue(user.RawId, out CallPerson? there))
        {
            return there;
        }

        CallPerson person = call.Admit(user);
        prepare?.Invoke(person);
        world.Note(LedgerKind.Joined, call, user.RawId);
        SeatList.Came(world, person, call);
        Announce(world, call, RequestCallbacks.None);
        return person;
    }

    /// <summary>Takes someone out of the call. The last one to go ends it.</summary>
    public static void Depart(World world, RoomCall call, string rawId, LedgerKind how, CallConnection? by, RequestCallbacks callbacks, ResultInformation? seatReason = null, string? detail = null)
    {
        if (call.Ended || !call.People.Remove(rawId, out CallPerson? person))
        {
            return;
        }

        person.Departure?.Dispose();
        world.Note(how, call, rawId, by, detail);
        if (call.Seats.TryGetValue(rawId, out Seat? seat))
        {
            Seating.End(world, seat, seatReason ?? (how == LedgerKind.Removed ? SeatEndReasons.Removed : SeatEndReasons.LeftByItself));
        }

        SeatList.Went(world, person, call);
        if (call.People.Count > 0)
        {
            Announce(world, call, callbacks);
        }
        else
        {
            Calls.End(world, call, endedBy: null, callbacks);
        }
    }
}
