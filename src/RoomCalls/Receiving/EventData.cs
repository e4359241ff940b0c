using System.Text.Json;
using RoomCalls.Calls;

namespace RoomCalls.Receiving;

/// <summary>What the <c>data</c> of an event can hold, whichever its type.</summary>
internal struct EventData
{
    public string? CallConnectionId;
    public string? ServerCallId;
    public string? CorrelationId;
    public string? OperationContext;
    public ResultInformation? Result;
    public List<RosterEntry>? Participants;
    public ParticipantId? Participant;
    public int? SequenceNumber;
    public string? InvitationId;

    public static EventData Read(ref Utf8JsonReader reader, Interner interner)
    {
        EventData data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!data.ReadCommon(ref reader, interner) && !data.ReadSpecial(ref reader, interner))
            {
                reader.Read();
                reader.Skip();
            }
        }

        return data;
    }

    /// <summary>Reads what tells to which call an event belongs, and nothing else.</summary>
    public static EventData ReadIds(ref Utf8JsonReader reader, Interner interner)
    {
        EventData data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Utf8JsonReader value = reader;
            value.Read();
            if (value.TokenType != JsonTokenType.String || reader.ValueTextEquals("resultInformation"u8) || !data.ReadCommon(ref reader, interner))
            {
                reader.Read();
                reader.Skip();
            }
        }

        return data;
    }

    private bool ReadCommon(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("callConnectionId"u8))
        {
            CallConnectionId = JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("serverCallId"u8))
        {
            ServerCallId = JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("correlationId"u8))
        {
            CorrelationId = JsonText.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("operationContext"u8))
        {
            OperationContext = JsonText.Read(ref reader);
        }
        else if (reader.ValueTextEquals("resultInformation"u8))
        {
            Result = ResultReader.Read(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool ReadSpecial(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("participants"u8))
        {
            Participants = ParticipantReader.ReadRoster(ref reader, interner);
        }
        else if (reader.ValueTextEquals("participant"u8))
        {
            Participant = ParticipantReader.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("sequenceNumber"u8))
        {
            reader.Read();
            SequenceNumber = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
        }
        else if (reader.ValueTextEquals("invitationId"u8))
        {
            InvitationId = JsonText.Read(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }
}
