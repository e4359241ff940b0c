using System.Text;
using RoomCalls.Events;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Receiving;

/// <summary>Makes the record of an event's type; what has none, or lacks what its record needs, is kept whole as an unknown event.</summary>
internal static class EventFactory
{
    private const string Prefix = "Microsoft.Communication.";

    /// <summary>Data that lacks nothing, so that only the type decides.</summary>
    private static readonly EventData Complete = new()
    {
        Participants = [],
        Participant = ParticipantId.PhoneNumber("anonymous"),
        InvitationId = string.Empty,
        RecordingId = string.Empty,
        Tone = DtmfTone.Zero,
    };

    /// <summary>Whether the type has a record.</summary>
    public static bool IsKnown(string type) => Known(GetShortName(type), Complete, []) is not null;

    public static RoomCallEvent Create(in EventEnvelope envelope, in EventData data, ReadOnlySpan<byte> whole)
    {
        string type = GetShortName(envelope.Type!);
        (Guid? operationId, string? context) = OperationContextCodec.Decode(data.OperationContext);
        return (Known(type, data, whole) ?? new UnknownRoomCallEvent(type, Encoding.UTF8.GetString(whole))) with
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

    private static string GetShortName(string type) => type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type;

    private static RoomCallEvent? Known(string type, in EventData data, ReadOnlySpan<byte> whole) =>
        OfCall(type, data) ?? OfMedia(type, data) ?? OfDialog(type, data, whole);

    private static RoomCallEvent? OfCall(string type, in EventData data) => type switch
    {
        nameof(ParticipantsUpdated) when data.Participants is { } participants => new ParticipantsUpdated(participants, data.SequenceNumber),
        nameof(CallConnected) => new CallConnected(),
        nameof(CallDisconnected) => new CallDisconnected(),
        nameof(ConnectFailed) => new ConnectFailed(),
        nameof(CreateCallFailed) => new CreateCallFailed(),
        nameof(AnswerFailed) => new AnswerFailed(),
        nameof(AddParticipantSucceeded) when data.Participant is { } added => new AddParticipantSucceeded(added),
        nameof(AddParticipantFailed) when data.Participant is { } notAdded => new AddParticipantFailed(notAdded),
        nameof(RemoveParticipantSucceeded) when data.Participant is { } removed => new RemoveParticipantSucceeded(removed),
        nameof(RemoveParticipantFailed) when data.Participant is { } notRemoved => new RemoveParticipantFailed(notRemoved),
        nameof(CancelAddParticipantSucceeded) when data.InvitationId is { } cancelled => new CancelAddParticipantSucceeded(cancelled),
        nameof(CancelAddParticipantFailed) when data.InvitationId is { } notCancelled => new CancelAddParticipantFailed(notCancelled),
        nameof(MoveParticipantSucceeded) when data.Participant is { } moved => new MoveParticipantSucceeded(moved, data.FromCall),
        nameof(MoveParticipantFailed) when data.Participant is { } notMoved => new MoveParticipantFailed(notMoved, data.FromCall),
        nameof(CallTransferAccepted) => new CallTransferAccepted(data.TransferTarget, data.Transferee),
        nameof(CallTransferFailed) => new CallTransferFailed(),
        nameof(RecordingStateChanged) when data.RecordingId is { } recording =>
            new RecordingStateChanged(recording, data.RecordingState) { StartedAt = data.StartDateTime, RecordingKind = data.RecordingKind },
        nameof(StartRecordingFailed) => new StartRecordingFailed(data.RecordingId),
        _ => null,
    };

    private static RoomCallEvent? OfMedia(string type, in EventData data) => type switch
    {
        nameof(PlayStarted) => new PlayStarted(),
        nameof(PlayCompleted) => new PlayCompleted(),
        nameof(PlayFailed) => new PlayFailed(data.FailedPlaySourceIndex),
        nameof(PlayCanceled) => new PlayCanceled(),
        nameof(RecognizeCompleted) => new RecognizeCompleted(data.RecognitionType) { Tones = data.Tones ?? new(), Choice = data.Choice, Speech = data.Speech },
        nameof(RecognizeFailed) => new RecognizeFailed(data.FailedPlaySourceIndex),
        nameof(RecognizeCanceled) => new RecognizeCanceled(),
        nameof(ContinuousDtmfRecognitionToneReceived) when data.Tone is { } tone => new ContinuousDtmfRecognitionToneReceived(tone, data.SequenceId),
        nameof(ContinuousDtmfRecognitionToneFailed) => new ContinuousDtmfRecognitionToneFailed(),
        nameof(ContinuousDtmfRecognitionStopped) => new ContinuousDtmfRecognitionStopped(),
        nameof(SendDtmfTonesCompleted) => new SendDtmfTonesCompleted(),
        nameof(SendDtmfTonesFailed) => new SendDtmfTonesFailed(),
        nameof(HoldFailed) => new HoldFailed(),
        nameof(HoldAudioStarted) => new HoldAudioStarted(),
        nameof(HoldAudioPaused) => new HoldAudioPaused(),
        nameof(HoldAudioResumed) => new HoldAudioResumed(),
        nameof(HoldAudioCompleted) => new HoldAudioCompleted(),
        nameof(TranscriptionStarted) => new TranscriptionStarted(data.Update),
        nameof(TranscriptionStopped) => new TranscriptionStopped(data.Update),
        nameof(TranscriptionUpdated) => new TranscriptionUpdated(data.Update),
        nameof(TranscriptionFailed) => new TranscriptionFailed(data.Update),
        nameof(TranscriptionCallSummaryUpdated) => new TranscriptionCallSummaryUpdated(),
        nameof(MediaStreamingStarted) => new MediaStreamingStarted(data.Update),
        nameof(MediaStreamingStopped) => new MediaStreamingStopped(data.Update),
        nameof(MediaStreamingFailed) => new MediaStreamingFailed(data.Update),
        _ => null,
    };

    private static DialogEvent? OfDialog(string type, in EventData data, ReadOnlySpan<byte> whole)
    {
        DialogEvent? dialog = type switch
        {
            nameof(DialogStarted) => new DialogStarted(),
            nameof(DialogCompleted) => new DialogCompleted(),
            nameof(DialogFailed) => new DialogFailed(),
            nameof(DialogLanguageChange) => new DialogLanguageChange(),
            nameof(DialogConsent) => new DialogConsent(),
            nameof(DialogHangup) => new DialogHangup(),
            nameof(DialogSensitivityUpdate) => new DialogSensitivityUpdate(),
            nameof(DialogTransfer) => new DialogTransfer(),
            _ => null,
        };
        return dialog is null ? null : dialog with { DialogId = data.DialogId, DialogInputType = data.DialogInputType, Json = Encoding.UTF8.GetString(whole) };
    }
}
