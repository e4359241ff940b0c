using System.Text.Json;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>The members that the <c>data</c> of an event can have, whatever its type.</summary>
internal partial struct EventData
{
    public string? CallConnectionId;
    public string? ServerCallId;
    public string? CorrelationId;
    public string? OperationContext;
    public ResultInformation? Result;
    public List<RosterEntry>? Participants;
    public int? SequenceNumber;
    public ParticipantId? Participant;
    public ParticipantId? TransferTarget;
    public ParticipantId? Transferee;
    public string? InvitationId;
    public CallConnectionId? FromCallConnectionId;
    public string? RecordingId;
    public RecordingState RecordingState;
    public string? RecordingKind;
    public DateTimeOffset? StartDateTime;
    public string? DialogId;
    public string? DialogInputType;
    public int? FailedPlaySourceIndex;
    public RecognitionType RecognitionType;
    public DtmfTones? Tones;
    public RecognizedChoice? Choice;
    public RecognizedSpeech? Speech;
    public DtmfTone? Tone;
    public int? SequenceId;
    public SubscriptionUpdate? Update;

    public static EventData Read(ref Utf8JsonReader reader, Interner interner)
    {
        EventData data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!data.TryReadId(ref reader, interner)
                && !data.TryReadCommonMember(ref reader, interner)
                && !data.TryReadCallMember(ref reader, interner)
                && !data.TryReadMediaMember(ref reader, interner))
            {
                reader.Read();
                reader.Skip();
            }
        }

        return data;
    }

    /// <summary>Reads the ids that assign an event to a call, and nothing else.</summary>
    public static EventData ReadIds(ref Utf8JsonReader reader, Interner interner)
    {
        EventData data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Utf8JsonReader value = reader;
            value.Read();
            if (value.TokenType != JsonTokenType.String || !data.TryReadId(ref reader, interner))
            {
                reader.Read();
                reader.Skip();
            }
        }

        return data;
    }

    private bool TryReadId(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("callConnectionId"u8))
        {
            CallConnectionId = Utf8JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("serverCallId"u8))
        {
            ServerCallId = Utf8JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("correlationId"u8))
        {
            CorrelationId = Utf8JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("operationContext"u8))
        {
            OperationContext = Utf8JsonText.Read(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryReadCommonMember(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("resultInformation"u8))
        {
            Result = ResultReader.Read(ref reader);
        }
        else if (reader.ValueTextEquals("participants"u8))
        {
            Participants = ParticipantReader.ReadRoster(ref reader, interner);
        }
        else if (reader.ValueTextEquals("sequenceNumber"u8))
        {
            SequenceNumber = Utf8JsonNumber.ReadInt32(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }
}

/// <summary>The attributes of a CloudEvent that matter here.</summary>
internal struct EventEnvelope
{
    public string? Id;
    public string? Type;
    public DateTimeOffset Time;
}
