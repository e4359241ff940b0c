using System.Collections.Frozen;
using RoomCalls.Actions;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.Waiting;

/// <summary>
/// The one table of how actions end that a seat carries; the server side carries an action that is not in it. Deadlines: join 90 s (the service sets a call up
/// in 85 s), add its ring time (180 s unless said) and 15 s, remove 120 s, video and screen 40 s (the service's times), everything else 30 s.
/// </summary>
internal static class SeatRules
{
    private static readonly FrozenDictionary<Type, ActionRule> Table = new Dictionary<Type, ActionRule>
    {
        [typeof(JoinCall)] = Seat(90, RepeatSafety.None, static (_, seat, _) => seat.State switch
        {
            SeatState.Connected or SeatState.LocalHold or SeatState.RemoteHold => new(seat.Shown),
            SeatState.Disconnected => new(null, ReasonOrUnknown(seat.EndReason)),
            _ => null,
        }) with
        { NeedsAnswer = true },
        [typeof(AddParticipant)] = Seat(0, RepeatSafety.None, FindAddOutcome) with { Deadline = ActionRules.Get<AddParticipant>().Deadline },
        [typeof(RemoveParticipant)] = Response(120),
        [typeof(MuteParticipant)] = ActionRules.Get<MuteParticipant>(),
        [typeof(HangUpForEveryone)] = Seat(30, RepeatSafety.Idempotent, FindLeaveOutcome),
        [typeof(LeaveCall)] = Seat(30, RepeatSafety.Idempotent, FindLeaveOutcome),
        [typeof(StartVideo)] = Response(40),
        [typeof(StopVideo)] = Response(40),
        [typeof(StartScreenSharing)] = Response(40),
        [typeof(StopScreenSharing)] = Response(40),
        [typeof(MuteSelf)] = Response(30),
        [typeof(UnmuteSelf)] = Response(30),
        [typeof(HoldCall)] = Response(30),
        [typeof(ResumeCall)] = Response(30),
        [typeof(RaiseHand)] = Response(30),
        [typeof(LowerHand)] = Response(30),
        [typeof(MuteAllOthers)] = Response(30),
    }.ToFrozenDictionary();

    /// <summary>Every action that a seat can carry.</summary>
    public static IEnumerable<Type> Actions => Table.Keys;

    /// <summary>The rule of an action, if a seat can carry it.</summary>
    public static ActionRule? Find(RoomCallAction action) => Table.GetValueOrDefault(action.GetType());

    private static SeatOutcome? FindAddOutcome(RoomCallAction action, SeatModel seat, RoomCallState state)
    {
        ParticipantId id = action.Target!;
        return seat.Listed.TryGet(id, out RoomCallParticipant? line) ? line.State.GetValueOrDefault(ParticipantState.Unknown) switch
        {
            ParticipantState.Connected or ParticipantState.OnHold => new(state.Participants.TryGet(id, out RoomCallParticipant? merged) ? merged : line),
            ParticipantState.Disconnected => new(null, ReasonOrUnknown(line.EndReason)),
            _ => null,
        }
        : null;
    }

    private static SeatOutcome? FindLeaveOutcome(RoomCallAction action, SeatModel seat, RoomCallState state) =>
        seat.IsLive ? null : new(seat.EndReason ?? ActionRule.Done);

    private static ResultInformation ReasonOrUnknown(ResultInformation? reason) => reason ?? new ResultInformation(0, 0, "The service gave no reason.");

    private static ActionRule Seat(int seconds, RepeatSafety repeat, Func<RoomCallAction, SeatModel, RoomCallState, SeatOutcome?> getOutcome) => new()
    {
        Kind = CompletionKind.Seat,
        Repeat = repeat,
        Deadline = _ => TimeSpan.FromSeconds(seconds),
        OutcomeFromSeat = getOutcome,
    };

    private static ActionRule Response(int seconds) => new()
    {
        Kind = CompletionKind.Response,
        Repeat = RepeatSafety.Idempotent,
        Deadline = _ => TimeSpan.FromSeconds(seconds),
        ResultFromAnswer = static (_, _, _) => ActionRule.Done,
    };
}
