using System.Collections.Frozen;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.State;

namespace RoomCalls.Internal.Waiting;

/// <summary>
/// The one table of how actions end. Deadlines: reads and administration 30 s; connect 90 s (the service sets a call up in 85 s); add its ring time (180 s
/// unless said) and 15 s; remove 120 s (the service's time for a removal); DTMF 60 s; cancel and hang up 30 s; mute 30 s to be accepted, then 5 s for the
/// roster.
/// </summary>
internal static class ActionRules
{
    /// <summary>How long the roster may take to show what an accepted action asked for.</summary>
    public static readonly TimeSpan StateConfirmationTime = TimeSpan.FromSeconds(5);

    private static readonly FrozenDictionary<Type, ActionRule> Table = new Dictionary<Type, ActionRule>
    {
        [typeof(ConnectCall)] = Connection<CallConnected, ConnectFailed>(90) with { ResultFromEvent = static (e, _) => e.CallConnectionId },
        [typeof(HangUpCall)] = Connection<CallDisconnected, CallDisconnected>(30) with
        {
            Repeat = RepeatSafety.Idempotent,
            Failure = null,
            IsAlreadySo = IsGone,
        },
        [typeof(HangUpForEveryone)] = Connection<CallDisconnected, CallDisconnected>(30) with { Failure = null, IsAlreadySo = IsGone },
        [typeof(AddParticipant)] = Context<AddParticipantSucceeded, AddParticipantFailed>(0) with
        {
            Deadline = static action => RingTime(action) + TimeSpan.FromSeconds(15),
            UnclearGrace = RingTime,
            ResultFromEvent = static (e, state) => Participant(((AddParticipantSucceeded)e).Participant, state),
        },
        [typeof(RemoveParticipant)] = Context<RemoveParticipantSucceeded, RemoveParticipantFailed>(120),
        [typeof(SendDtmf)] = Context<SendDtmfTonesCompleted, SendDtmfTonesFailed>(60),
        [typeof(CancelAddParticipant)] = Context<CancelAddParticipantSucceeded, CancelAddParticipantFailed>(30) with { Kind = CompletionKind.Invitation },
        [typeof(MuteParticipant)] = new()
        {
            Kind = CompletionKind.State,
            Repeat = RepeatSafety.Repeatable,
            Deadline = Seconds(30),
            Target = static action => ((MuteParticipant)action).Id,
            Shows = static participant => participant.IsMuted.GetValueOrDefault(false),
        },
        [typeof(GetCallConnection)] = Response(RepeatSafety.Read),
        [typeof(ListParticipants)] = Response(RepeatSafety.Read) with { ResultFromAnswer = Participants },
        [typeof(GetParticipant)] = Response(RepeatSafety.Read) with
        {
            ResultFromAnswer = static (value, state, at) => Participant((RosterEntry)value!, state, at),
        },
        [typeof(CreateRoom)] = Response(RepeatSafety.Repeatable),
        [typeof(GetRoom)] = Response(RepeatSafety.Read),
        [typeof(ListRooms)] = Response(RepeatSafety.Read),
        [typeof(UpdateRoom)] = Response(RepeatSafety.Idempotent),
        [typeof(DeleteRoom)] = Done(RepeatSafety.Idempotent) with { IsAlreadySo = IsDeleted },
        [typeof(ListRoomParticipants)] = Response(RepeatSafety.Read),
        [typeof(UpdateRoomParticipants)] = Done(RepeatSafety.Idempotent),
        [typeof(CreateUser)] = Response(RepeatSafety.None),
        [typeof(CreateUserWithToken)] = Response(RepeatSafety.None),
        [typeof(IssueUserToken)] = Response(RepeatSafety.Idempotent),
        [typeof(RevokeUserTokens)] = Done(RepeatSafety.Idempotent),
        [typeof(DeleteUser)] = Done(RepeatSafety.Idempotent) with { IsAlreadySo = IsDeleted },
    }.ToFrozenDictionary();

    /// <summary>The rule of an action.</summary>
    public static ActionRule Get(RoomCallAction action) => Table[action.GetType()];

    /// <summary>The rule of a kind of action.</summary>
    public static ActionRule Get<TAction>()
        where TAction : RoomCallAction => Table[typeof(TAction)];

    /// <summary>Every action that has a rule.</summary>
    public static IEnumerable<Type> Actions => Table.Keys;

    private static TimeSpan RingTime(RoomCallAction action) => ((AddParticipant)action).InvitationTimeout ?? AddParticipant.MaxInvitationTimeout;

    private static bool IsGone(ResultInformation refusal) => refusal is { Code: 404 } or { SubCode: 8522 or 8528 };

    private static bool IsDeleted(ResultInformation refusal) => refusal.Code == 404;

    private static RoomCallParticipant Participant(ParticipantId id, RoomCallState state) =>
        state.Participants.TryGet(id, out RoomCallParticipant? participant) ? participant : new RoomCallParticipant(id);

    private static RoomCallParticipant Participant(RosterEntry entry, RoomCallState state, DateTimeOffset at) => Participant(entry.Id, state).With(entry, at);

    private static IReadOnlyList<RoomCallParticipant> Participants(object? value, RoomCallState state, DateTimeOffset at) =>
        [.. ((IReadOnlyList<RosterEntry>)value!).Select(entry => Participant(entry, state, at))];

    private static ActionRule Response(RepeatSafety repeat) => new() { Kind = CompletionKind.Response, Repeat = repeat, Deadline = Seconds(30) };

    /// <summary>An action whose accepting answer has no content.</summary>
    private static ActionRule Done(RepeatSafety repeat) => Response(repeat) with { ResultFromAnswer = static (_, _, _) => ActionRule.Done };

    private static ActionRule Context<TSuccess, TFailure>(int seconds) => new()
    {
        Kind = CompletionKind.Context,
        Repeat = RepeatSafety.Repeatable,
        Deadline = Seconds(seconds),
        Success = typeof(TSuccess),
        Failure = typeof(TFailure),
    };

    private static ActionRule Connection<TSuccess, TFailure>(int seconds) => Context<TSuccess, TFailure>(seconds) with { Kind = CompletionKind.Connection };

    private static Func<RoomCallAction, TimeSpan> Seconds(int seconds) => _ => TimeSpan.FromSeconds(seconds);
}
