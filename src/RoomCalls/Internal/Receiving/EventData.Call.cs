using System.Text.Json;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <content>Members of the events of calls, participants, recordings and dialogs.</content>
internal partial struct EventData
{
    private bool TryReadCallMember(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("participant"u8))
        {
            Participant = ParticipantReader.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("transferTarget"u8))
        {
            TransferTarget = ParticipantReader.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("transferee"u8))
        {
            Transferee = ParticipantReader.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("invitationId"u8))
        {
            InvitationId = Utf8JsonText.Read(ref reader);
        }
        else if (reader.ValueTextEquals("fromCall"u8))
        {
            FromCallConnectionId = Utf8JsonText.Read(ref reader, interner) is { } from ? new CallConnectionId(from) : default(CallConnectionId?);
        }
        else
        {
            return TryReadRecordingMember(ref reader, interner) || TryReadDialogMember(ref reader, interner);
        }

        return true;
    }

    private bool TryReadRecordingMember(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("recordingId"u8))
        {
            RecordingId = Utf8JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("recordingKind"u8))
        {
            RecordingKind = Utf8JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("state"u8))
        {
            RecordingState = Utf8JsonText.Read(ref reader, interner) switch
            {
                "active" => RecordingState.Active,
                "inactive" => RecordingState.Inactive,
                _ => RecordingState.Unknown,
            };
        }
        else if (reader.ValueTextEquals("startDateTime"u8))
        {
            reader.Read();
            StartDateTime = reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset started) ? started : null;
            reader.Skip();
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryReadDialogMember(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("dialogId"u8))
        {
            DialogId = Utf8JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("dialogInputType"u8))
        {
            DialogInputType = Utf8JsonText.Read(ref reader, interner);
        }
        else
        {
            return false;
        }

        return true;
    }
}
