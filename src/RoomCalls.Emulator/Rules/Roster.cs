using RoomCalls.Emulator.Callbacks;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Rules;

/// <summary>Who comes into a call and who goes, and that every connection hears of it.</summary>
internal static class Roster
{
    /// <summary>Tells each connection of the call who is in it now.</summary>
    public static void Announce(World world, RoomCall call, OperationTrail trail)
    {
        foreach (CallConnection connection in call.Connections)
        {
            AnnounceTo(world, connection, trail);
        }
    }

    /// <summary>Tells one connection who is in the call now, under its next number.</summary>
    public static void AnnounceTo(World world, CallConnection connection, OperationTrail trail)
    {
        RoomCall call = connection.Call!;
        int sequence = ++connection.RosterSequence;
        world.Emit(connection, "ParticipantsUpdated", ResultInformation.Success, trail, json =>
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

    /// <summary>Lets a user of the room's roster in. The first one starts the call.</summary>
    public static void Join(World world, Room room, Identifier user)
    {
        RoomCall call = room.Call ?? Calls.Start(world, room);
        if (!call.People.ContainsKey(user.RawId))
        {
            call.Admit(user);
            world.Note(LedgerKind.Joined, call, user.RawId);
            Announce(world, call, OperationTrail.None);
        }
    }

    /// <summary>Takes someone out of the call. The last one to go ends it.</summary>
    public static void Depart(World world, RoomCall call, string rawId, LedgerKind how, CallConnection? by, OperationTrail trail)
    {
        if (call.Ended || !call.People.Remove(rawId, out CallPerson? person))
        {
            return;
        }

        person.Departure?.Dispose();
        world.Note(how, call, rawId, by);
        if (call.People.Count > 0)
        {
            Announce(world, call, trail);
        }
        else
        {
            Calls.End(world, call, endedBy: null, trail);
        }
    }
}
