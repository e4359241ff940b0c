using System.Text.Json;
using RoomCalls.Events;

namespace RoomCalls.Cli.Decoding;

/// <content>The members of each type of event besides the common ones, under the names of the wire.</content>
internal static partial class EventJson
{
    private static void WriteMembers(Utf8JsonWriter writer, RoomCallEvent roomCallEvent)
    {
        switch (roomCallEvent)
        {
            case ParticipantsUpdated update:
                WriteRoster(writer, update);
                break;
            case AddParticipantSucceeded { Participant: var id }:
                WriteParticipant(writer, "participant", id);
                break;
            case AddParticipantFailed { Participant: var id }:
                WriteParticipant(writer, "participant", id);
                break;
            case RemoveParticipantSucceeded { Participant: var id }:
                WriteParticipant(writer, "participant", id);
                break;
            case RemoveParticipantFailed { Participant: var id }:
                WriteParticipant(writer, "participant", id);
                break;
            case MoveParticipantSucceeded moved:
                WriteMove(writer, moved.Participant, moved.FromCallConnectionId);
                break;
            case MoveParticipantFailed notMoved:
                WriteMove(writer, notMoved.Participant, notMoved.FromCallConnectionId);
                break;
            case CancelAddParticipantSucceeded { InvitationId: var invitation }:
                writer.WriteString("invitationId", invitation);
                break;
            case CancelAddParticipantFailed { InvitationId: var invitation }:
                writer.WriteString("invitationId", invitation);
                break;
            case CallTransferAccepted transfer:
                WriteParticipant(writer, "transferTarget", transfer.TransferTarget);
                WriteParticipant(writer, "transferee", transfer.Transferee);
                break;
            case DialogEvent dialog:
                WriteText(writer, "dialogId", dialog.DialogId);
                WriteText(writer, "dialogInputType", dialog.DialogInputType);
                break;
            default:
                WriteRecordingMembers(writer, roomCallEvent);
                WriteMediaMembers(writer, roomCallEvent);
                break;
        }
    }

    private static void WriteRecordingMembers(Utf8JsonWriter writer, RoomCallEvent roomCallEvent)
    {
        switch (roomCallEvent)
        {
            case RecordingStateChanged recording:
                writer.WriteString("recordingId", recording.RecordingId);
                writer.WriteString("state", ToCamelCase(recording.State.ToString()));
                if (recording.StartedAt is DateTimeOffset started)
                {
                    writer.WriteString("startDateTime", started);
                }

                WriteText(writer, "recordingKind", recording.RecordingKind);
                break;
            case StartRecordingFailed failed:
                WriteText(writer, "recordingId", failed.RecordingId);
                break;
        }
    }

    private static void WriteRoster(Utf8JsonWriter writer, ParticipantsUpdated update)
    {
        writer.WriteStartArray("participants");
        foreach (RosterEntry entry in update.Participants)
        {
            writer.WriteStartObject();
            WriteIdentity(writer, entry.Id);
            WriteFlag(writer, "isMuted", entry.IsMuted);
            WriteFlag(writer, "isOnHold", entry.IsOnHold);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteNumber(writer, "sequenceNumber", update.SequenceNumber);
    }

    private static void WriteMove(Utf8JsonWriter writer, ParticipantId participant, CallConnectionId? fromCall)
    {
        WriteParticipant(writer, "participant", participant);
        WriteText(writer, "fromCall", fromCall?.Value);
    }

    private static void WriteParticipant(Utf8JsonWriter writer, string name, ParticipantId? id)
    {
        if (id is not null)
        {
            writer.WriteStartObject(name);
            WriteIdentity(writer, id);
            writer.WriteEndObject();
        }
    }

    private static void WriteIdentity(Utf8JsonWriter writer, ParticipantId id)
    {
        writer.WriteString("id", id.RawId);
        writer.WriteString("kind", ToCamelCase(id.Kind.ToString()));
    }
}
