using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Writes what is true now: rooms, their rosters, the calls in them, group calls, who rings.</summary>
internal sealed class StateView(World world)
{
    /// <summary>Writes the whole state under the lock, so that it is true at one instant.</summary>
    public byte[] Write()
    {
        lock (world.Lock)
        {
            return JsonBytes.Object(json =>
            {
                json.WriteString("now"u8, WireDate.Format(world.Now));
                json.WriteStartArray("rooms"u8);
                foreach (Room room in world.Rooms.Values)
                {
                    WriteRoom(json, room);
                }

                json.WriteEndArray();
                json.WriteStartArray("groupCalls"u8);
                foreach (GroupCall group in world.GroupCalls.Values.Where(group => group.Call is not null))
                {
                    json.WriteStartObject();
                    json.WriteString("id"u8, group.GroupCallId!.Value);
                    WriteCall(json, group);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
    }

    /// <summary>A room with its roster and the call in it.</summary>
    private static void WriteRoom(Utf8JsonWriter json, Room room)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, room.Id);
        json.WriteString("validFrom"u8, WireDate.Format(room.ValidFrom));
        json.WriteString("validUntil"u8, WireDate.Format(room.ValidUntil));
        json.WriteBoolean("pstnDialOutEnabled"u8, room.PstnDialOutEnabled);
        json.WriteStartObject("roster"u8);
        foreach ((string rawId, string role) in room.Roster)
        {
            json.WriteString(rawId, role);
        }

        json.WriteEndObject();
        WriteCall(json, room);
        json.WriteEndObject();
    }

    /// <summary>The call of a place, if one runs.</summary>
    private static void WriteCall(Utf8JsonWriter json, CallPlace place)
    {
        if (place.Call is not null)
        {
            json.WriteStartObject("call"u8);
            WriteCall(json, place.Call);
            json.WriteEndObject();
        }
    }

    /// <summary>A call with its people, its connections and who they ring.</summary>
    private static void WriteCall(Utf8JsonWriter json, RoomCall call)
    {
        json.WriteString("serverCallId"u8, call.ServerCallId);
        json.WriteStartArray("people"u8);
        foreach (CallPerson person in call.People.Values)
        {
            WritePerson(json, person, call.Seats.GetValueOrDefault(person.Identifier.RawId));
        }

        json.WriteEndArray();
        json.WriteStartArray("connections"u8);
        foreach (CallConnection connection in call.Connections)
        {
            json.WriteStartObject();
            json.WriteString("callConnectionId"u8, connection.Id);
            json.WriteNumber("sequenceNumber"u8, connection.RosterSequence);
            WriteInvitations(json, connection);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Somebody in the call, and the seat that they have.</summary>
    private static void WritePerson(Utf8JsonWriter json, CallPerson person, Seat? seat)
    {
        json.WriteStartObject();
        json.WritePropertyName("identifier"u8);
        person.Identifier.WriteTo(json);
        json.WriteBoolean("isOnHold"u8, person.IsOnHold);
        SeatJson.WriteMembers(json, person);
        if (seat is not null)
        {
            json.WriteStartObject("seat"u8);
            json.WriteString("callId"u8, seat.CallId);
            json.WriteString("state"u8, seat.State);
            json.WriteBoolean("isLost"u8, seat.Loss is not null);
            WriteInvitations(json, seat);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteInvitations(Utf8JsonWriter json, IInviter inviter)
    {
        json.WriteStartArray("invitations"u8);
        foreach (Invitation invitation in inviter.Invitations.Values)
        {
            json.WriteStartObject();
            json.WriteString("invitationId"u8, invitation.Id);
            json.WriteString("rawId"u8, invitation.Invitee.RawId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
