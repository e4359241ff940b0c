using System.Collections.Frozen;
using RoomCalls.Events;

namespace RoomCalls.Internal.Streams;

/// <summary>
/// The one table of which readers get an event. An event of the service is only the wire's when RoomCalls reports the same in another way: as a change of the
/// roster, or as the outcome of the action.
/// </summary>
internal static class EventClasses
{
    private static readonly Type[] Everybody =
    [
        typeof(CallConnected), typeof(ConnectFailed), typeof(CreateCallFailed), typeof(AnswerFailed), typeof(CallDisconnected),
        typeof(CallTransferAccepted), typeof(CallTransferFailed), typeof(DialogStarted), typeof(DialogCompleted), typeof(DialogFailed),
        typeof(DialogLanguageChange), typeof(DialogConsent), typeof(DialogHangup), typeof(DialogSensitivityUpdate), typeof(DialogTransfer),
        typeof(HoldFailed), typeof(HoldAudioStarted), typeof(HoldAudioPaused), typeof(HoldAudioResumed), typeof(HoldAudioCompleted),
        typeof(PlayStarted), typeof(PlayCompleted), typeof(PlayFailed), typeof(PlayCanceled), typeof(RecognizeCompleted), typeof(RecognizeFailed),
        typeof(RecognizeCanceled), typeof(ContinuousDtmfRecognitionToneReceived), typeof(ContinuousDtmfRecognitionToneFailed),
        typeof(ContinuousDtmfRecognitionStopped), typeof(MediaStreamingStarted), typeof(MediaStreamingStopped), typeof(MediaStreamingFailed),
        typeof(TranscriptionStarted), typeof(TranscriptionStopped), typeof(TranscriptionUpdated), typeof(TranscriptionFailed),
        typeof(TranscriptionCallSummaryUpdated), typeof(MoveParticipantSucceeded), typeof(MoveParticipantFailed), typeof(RecordingStateChanged),
        typeof(StartRecordingFailed), typeof(UnknownRoomCallEvent), typeof(ParticipantJoined), typeof(ParticipantLeft), typeof(ParticipantChanged),
        typeof(SeatChanged), typeof(SeatTokenNotRefreshed), typeof(RoomCallSnapshot), typeof(EventsLost),
    ];

    private static readonly Type[] Service =
    [
        typeof(ParticipantsUpdated), typeof(AddParticipantSucceeded), typeof(AddParticipantFailed), typeof(RemoveParticipantSucceeded),
        typeof(RemoveParticipantFailed), typeof(CancelAddParticipantSucceeded), typeof(CancelAddParticipantFailed), typeof(SendDtmfTonesCompleted),
        typeof(SendDtmfTonesFailed),
    ];

    private static readonly Type[] Decisions = [typeof(ActionDecided)];

    private static readonly FrozenDictionary<Type, EventKinds> Table =
        Everybody.Select(static type => KeyValuePair.Create(type, EventKinds.None))
            .Concat(Service.Select(static type => KeyValuePair.Create(type, EventKinds.Service)))
            .Concat(Decisions.Select(static type => KeyValuePair.Create(type, EventKinds.Decisions)))
            .ToFrozenDictionary();

    /// <summary>Every event with a class.</summary>
    public static IEnumerable<Type> Events => Table.Keys;

    /// <summary>The kind that a reader must include to get an event; <see cref="EventKinds.None"/> for an event that every reader gets.</summary>
    public static EventKinds Find(RoomCallEvent roomCallEvent) => Table.GetValueOrDefault(roomCallEvent.GetType());
}
