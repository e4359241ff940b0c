using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.Catalog;

/// <summary>Creates the rules that end actions, for the rows of the catalog. Times are in seconds.</summary>
internal static class Ends
{
    private const int NoticeTime = 30;

    /// <summary>Ends with the accepting answer, whose value is the result.</summary>
    public static ActionRule WithAnswer(RepeatSafety repeat) => Create(CompletionKind.Response, repeat, NoticeTime);

    /// <summary>Ends with the accepting answer, which has no content.</summary>
    public static ActionRule WithEmptyAnswer(RepeatSafety repeat) => WithAnswer(repeat) with { ResultFromAnswer = static (_, _, _) => ActionRule.Done };

    /// <summary>Ends with the answer of the seat's client.</summary>
    public static ActionRule WithClientAnswer(int seconds = NoticeTime) =>
        WithEmptyAnswer(RepeatSafety.Idempotent) with { Time = TimeSpan.FromSeconds(seconds) };

    /// <summary>Ends with the event that has the operation's context.</summary>
    public static ActionRule WithEvent<TSuccess, TFailure>(int seconds, Func<TSuccess, RoomCallState, object?>? result = null)
        where TSuccess : RoomCallEvent
        where TFailure : RoomCallEvent => WithEvents<TSuccess>(CompletionKind.Context, seconds, typeof(TFailure), result);

    /// <summary>Ends with the event that has the invitation's id.</summary>
    public static ActionRule WithInvitation<TSuccess, TFailure>(int seconds)
        where TSuccess : RoomCallEvent
        where TFailure : RoomCallEvent => WithEvents<TSuccess>(CompletionKind.Invitation, seconds, typeof(TFailure));

    /// <summary>Ends with the event of the connection.</summary>
    public static ActionRule WithConnection<TSuccess, TFailure>(int seconds, Func<TSuccess, RoomCallState, object?> result)
        where TSuccess : RoomCallEvent
        where TFailure : RoomCallEvent => WithEvents(CompletionKind.Connection, seconds, typeof(TFailure), result);

    /// <summary>Ends with the end of the call connection; one that is gone already is a success.</summary>
    public static ActionRule WithEndOfCall(RepeatSafety repeat) => WithEvents<CallDisconnected>(CompletionKind.Connection, NoticeTime, failure: null) with
    {
        Repeat = repeat,
        EndsCall = true,
        IsAlreadySo = static refusal => refusal is { Code: 404 } or { SubCode: 8522 or 8528 },
    };

    /// <summary>Ends with the roster, once the target's entry shows what was asked.</summary>
    public static ActionRule WithRoster(Func<RoomCallParticipant, bool> shows) =>
        Create(CompletionKind.State, RepeatSafety.Repeatable, NoticeTime) with { Shows = shows };

    /// <summary>Ends with the seat, once it shows the outcome.</summary>
    /// <param name="seconds">The deadline.</param>
    /// <param name="repeat">Why it may be sent again.</param>
    /// <param name="shown">What the seat shows then, in words.</param>
    /// <param name="outcome">The outcome; <see langword="null"/> while the seat shows none.</param>
    public static ActionRule WithSeat(
        int seconds, RepeatSafety repeat, string shown, Func<RoomCallAction, SeatModel, RoomCallState, SeatOutcome?> outcome) =>
        Create(CompletionKind.Seat, repeat, seconds) with { ShownBySeat = shown, OutcomeFromSeat = outcome };

    /// <summary>Ends with the seat, once it is out of the call.</summary>
    public static ActionRule WithSeatOut() => WithSeat(
        NoticeTime,
        RepeatSafety.Idempotent,
        "the seat out of the call",
        static (_, seat, _) => seat.IsLive ? null : new(seat.EndReason ?? ActionRule.Done)) with
    { EndsCall = true };

    /// <summary>The failure that a seat shows, with a reason in any case.</summary>
    public static SeatOutcome Failed(ResultInformation? reason) => new(null, reason ?? new ResultInformation(0, 0, "The service gave no reason."));

    private static ActionRule WithEvents<TSuccess>(CompletionKind kind, int seconds, Type? failure, Func<TSuccess, RoomCallState, object?>? result = null)
        where TSuccess : RoomCallEvent
    {
        ActionRule rule = Create(kind, RepeatSafety.Repeatable, seconds) with { Success = typeof(TSuccess), Failure = failure };
        return result is null ? rule : rule with { ResultFromEvent = (roomCallEvent, state) => result((TSuccess)roomCallEvent, state) };
    }

    private static ActionRule Create(CompletionKind kind, RepeatSafety repeat, int seconds) =>
        new() { Kind = kind, Repeat = repeat, Time = TimeSpan.FromSeconds(seconds) };
}
