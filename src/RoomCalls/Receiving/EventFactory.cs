using System.Text;
using RoomCalls.Events;
using RoomCalls.Waiting;

namespace RoomCalls.Receiving;

/// <summary>Makes the record of an event's type; what has none, or lacks what its record needs, is kept whole as an unknown event.</summary>
internal static class EventFactory
{
    private const string Prefix = "Microsoft.Communication.";

    /// <summary>Data that lacks nothing, so that only the type decides.</summary>
    private static readonly EventData Complete = new() { Participants = [], Participant = ParticipantId.PhoneNumber("anonymous"), InvitationId = string.Empty };

    /// <summary>Whether the type has a record.</summary>
    public static bool IsKnown(string type) => Known(NameOf(type), Complete) is not null;

    public static RoomCallEvent Create(in EventEnvelope envelope, in EventData data, ReadOnlySpan<byte> whole)
    {
        string type = NameOf(envelope.Type!);
        (Guid? operationId, string? context) = OperationContextCodec.Decode(data.OperationContext);
        RoomCallEvent roomCallEvent = Known(type, data) ?? new UnknownRoomCallEvent(type, Encoding.UTF8.GetString(whole));
        return roomCallEvent with
        {
            Id = envelope.Id!,
            Time = envelope.Time,
            CallConnectionId = new(data.CallConnectionId ?? string.Empty),
            ServerCallId = data.ServerCallId,
            CorrelationId = data.CorrelationId,
            OperationContext = context,
            OperationId = operationId,
            Result = data.Result,
        };
    }

    private static string NameOf(string type) => type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type;

    private static RoomCallEvent? Known(string type, in EventData data) => type switch
    {
        nameof(CallConnected) => new CallConnected(),
        nameof(CallDisconnected) => new CallDisconnected(),
        nameof(ConnectFailed) => new ConnectFailed(),
        nameof(ParticipantsUpdated) when data.Participants is { } participants => new ParticipantsUpdated(participants, data.SequenceNumber),
        nameof(AddParticipantSucceeded) when data.Participant is { } added => new AddParticipantSucceeded(added),
        nameof(AddParticipantFailed) when data.Participant is { } notAdded => new AddParticipantFailed(notAdded),
        nameof(RemoveParticipantSucceeded) when data.Participant is { } removed => new RemoveParticipantSucceeded(removed),
        nameof(RemoveParticipantFailed) when data.Participant is { } notRemoved => new RemoveParticipantFailed(notRemoved),
        nameof(CancelAddParticipantSucceeded) when data.InvitationId is { } cancelled => new CancelAddParticipantSucceeded(cancelled),
        nameof(CancelAddParticipantFailed) when data.InvitationId is { } notCancelled => new CancelAddParticipantFailed(notCancelled),
        nameof(SendDtmfTonesCompleted) => new SendDtmfTonesCompleted(),
        nameof(SendDtmfTonesFailed) => new SendDtmfTonesFailed(),
        _ => null,
    };
}
