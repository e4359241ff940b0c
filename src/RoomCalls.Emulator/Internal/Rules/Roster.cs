using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>Adds people to a call and removes them, and announces the roster to every connection.</summary>
internal static class Roster
{
    /// <summary>Sends the present roster to each connection of the call.</summary>
    public static void Announce(World world, RoomCall call, RequestCallbacks callbacks)
    {
        foreach (CallConnection connection in call.Connections)
        {
            AnnounceTo(world, connection, callbacks);
        }
    }

    /// <summary>Sends the present roster to one connection, with its next sequence number.</summary>
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

    /// <summary>Adds a user who may join. The first one starts the call.</summary>
    public static CallPerson Add(World world, CallPlace place, Identifier user, Action<CallPerson>? prepare = null)
    {
        RoomCall call = place.Call ?? Calls.Start(world, place);
        if (call.People.TryGetValue(user.RawId, out CallPerson? there))
        {
            return there;
        }

        CallPerson person = call.Admit(user);
        prepare?.Invoke(person);
        world.Record(LedgerKind.Joined, call, user.RawId);
        SeatList.AddPerson(world, person, call);
        Announce(world, call, RequestCallbacks.None);
        return person;
    }

    /// <summary>Removes a person from the call. The call ends when the last person leaves.</summary>
    public static void Remove(
        World world,
        RoomCall call,
        string rawId,
        LedgerKind how,
        CallConnection? by,
        RequestCallbacks callbacks,
        ResultInformation? seatReason = null,
        string? detail = null)
    {
        if (call.IsEnded || !call.People.Remove(rawId, out CallPerson? person))
        {
            return;
        }

        person.Departure?.Dispose();
        world.Record(how, call, rawId, by, detail);
        if (call.Seats.TryGetValue(rawId, out Seat? seat))
        {
            Seating.End(world, seat, seatReason ?? (how == LedgerKind.Removed ? SeatEndReasons.Removed : SeatEndReasons.UserLeft));
        }

        SeatList.RemovePerson(world, person, call);
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
