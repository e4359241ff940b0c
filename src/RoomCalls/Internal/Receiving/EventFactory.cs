using System.Text;
using RoomCalls.Events;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Receiving;

/// <summary>Creates the record of an event's type. An event without a record, or without what its record needs, is kept whole as an unknown event.</summary>
internal static class EventFactory
{
    private const string Prefix = "Microsoft.Communication.";

    /// <summary>Data with every member, so that only the type decides.</summary>
    private static readonly EventData Complete = new()
    {
        Participants = [],
        Participant = ParticipantId.PhoneNumber("anonymous"),
        InvitationId = string.Empty,
        RecordingId = string.Empty,
        Tone = DtmfTone.Zero,
    };

    /// <summary>Whether the type has a record.</summary>
    public static bool IsKnown(string type) => CreateKnown(GetShortName(type), Complete, []) is not null;

    public static RoomCallEvent Create(in EventEnvelope envelope, in EventData data, ReadOnlySpan<byte> json)
    {
        string type = GetShortName(envelope.Type!);
        (Guid? operationId, string? context) = OperationContextCodec.Decode(data.OperationContext);
        return (CreateKnown(type, data, json) ?? new UnknownRoomCallEvent(type, Encoding.UTF8.GetString(json))) with
        {
            Id = envelope.Id!,
            Time = envelope.Time,
            CallConnectionId = new(data.CallConnectionId ?? string.Empty),
            ServerCallId = data.ServerCallId,
            CorrelationId = data.CorrelationId,
            OperationContext = context,
            OperationId = operationId,
            ResultInformation = data.Result,
        };
    }

    private static string GetShortName(string type) => type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type;

    private static RoomCallEvent? CreateKnown(string type, in EventData data, ReadOnlySpan<byte> json) =>
        CreateCallEvent(type, data) ?? CreateMediaEvent(type, data) ?? CreateDialogEvent(type, data, json);

    private static RoomCallEvent? CreateCallEvent(string type, in EventData data) => type switch
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
        nameof(MoveParticipantSucceeded) when data.Participant is { } moved => new MoveParticipantSucceeded(moved, data.FromCallConnectionId),
        nameof(MoveParticipantFailed) when data.Participant is { } notMoved => new MoveParticipantFailed(notMoved, data.FromCallConnectionId),
        nameof(CallTransferAccepted) => new CallTransferAccepted(data.TransferTarget, data.Transferee),
        nameof(CallTransferFailed) => new CallTransferFailed(),
        nameof(RecordingStateChanged) when data.RecordingId is { } recording =>
            new RecordingStateChanged(recording, data.RecordingState) { StartedAt = data.StartDateTime, RecordingKind = data.RecordingKind },
        nameof(StartRecordingFailed) => new StartRecordingFailed(data.RecordingId),
        _ => null,
    };

    private static RoomCallEvent? CreateMediaEvent(string type, in EventData data) => type switch
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

    private static DialogEvent? CreateDialogEvent(string type, in EventData data, ReadOnlySpan<byte> json)
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
        return dialog is null ? null : dialog with { DialogId = data.DialogId, DialogInputType = data.DialogInputType, Json = Encoding.UTF8.GetString(json) };
    }
}
