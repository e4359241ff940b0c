using System.Text.Json;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.ControlPlane;

/// <summary>Writes what is true now: rooms, their rosters, the calls in them, who rings.</summary>
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
        if (room.Call is not null)
        {
            json.WriteStartObject("call"u8);
            WriteCall(json, room.Call);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>A call with its people, its connections and who they ring.</summary>
    private static void WriteCall(Utf8JsonWriter json, RoomCall call)
    {
        json.WriteString("serverCallId"u8, call.ServerCallId);
        json.WriteStartArray("people"u8);
        foreach (CallPerson person in call.People.Values)
        {
            person.WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteStartArray("connections"u8);
        foreach (CallConnection connection in call.Connections)
        {
            json.WriteStartObject();
            json.WriteString("callConnectionId"u8, connection.Id);
            json.WriteNumber("sequenceNumber"u8, connection.RosterSequence);
            json.WriteStartArray("invitations"u8);
            foreach (Invitation invitation in connection.Invitations.Values)
            {
                json.WriteStartObject();
                json.WriteString("invitationId"u8, invitation.Id);
                json.WriteString("rawId"u8, invitation.Invitee.RawId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
