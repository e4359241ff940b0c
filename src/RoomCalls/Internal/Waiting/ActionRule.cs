using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls.Internal.Waiting;

/// <summary>What ends one kind of action, and how long to wait for it: a line of <see cref="ActionRules"/>.</summary>
internal sealed record ActionRule
{
    public required CompletionKind Kind { get; init; }

    public required RepeatSafety Repeat { get; init; }

    /// <summary>How long to wait for the outcome, sending included, unless the action says otherwise.</summary>
    public required Func<RoomCallAction, TimeSpan> Deadline { get; init; }

    /// <summary>How long an action that may have happened stays open; <see langword="null"/> for the option's grace.</summary>
    public Func<RoomCallAction, TimeSpan>? UnclearGrace { get; init; }

    public Type? Success { get; init; }

    public Type? Failure { get; init; }

    /// <summary>The result, from the event of success and the state that already has it.</summary>
    public Func<RoomCallEvent, RoomCallState, object?> ResultFromEvent { get; init; } = static (e, _) => e.Result ?? Done;

    /// <summary>The result, from what the answer gave, when it needs no event.</summary>
    public Func<object?, RoomCallState, DateTimeOffset, object?> ResultFromAnswer { get; init; } = static (value, _, _) => value;

    /// <summary>Whether a participant of the roster shows what was asked (State only).</summary>
    public Func<RoomCallParticipant, bool> Shows { get; init; } = static _ => false;

    /// <summary>The participant whose line in the roster decides (State only).</summary>
    public Func<RoomCallAction, ParticipantId?> Target { get; init; } = static _ => null;

    /// <summary>Whether the answer itself is needed, so that nothing that comes before it ends the action.</summary>
    public bool NeedsAnswer { get; init; }

    /// <summary>What a seat shows of the action, once it shows anything (Seat only).</summary>
    public Func<RoomCallAction, CallSeat, RoomCallState, SeatOutcome?> OutcomeFromSeat { get; init; } = static (_, _, _) => null;

    /// <summary>Whether a refusal says that what was asked is already so.</summary>
    public Func<ResultInformation, bool> IsAlreadySo { get; init; } = static _ => false;

    /// <summary>What a success without words of the service says.</summary>
    public static ResultInformation Done { get; } = new(200, 0);
}

/// <summary>What ends an action.</summary>
internal enum CompletionKind
{
    /// <summary>The accepting answer.</summary>
    Response,

    /// <summary>The event with our operation context.</summary>
    Context,

    /// <summary>The event with the invitation's id.</summary>
    Invitation,

    /// <summary>The connection's own event.</summary>
    Connection,

    /// <summary>The roster, once it shows what was asked.</summary>
    State,

    /// <summary>The seat that carries it, once it shows what came of it.</summary>
    Seat,
}

/// <summary>Why an action may be sent again although it may have happened.</summary>
internal enum RepeatSafety
{
    /// <summary>It may not.</summary>
    None,

    /// <summary>It only reads.</summary>
    Read,

    /// <summary>The service does it once per repeatability id.</summary>
    Repeatable,

    /// <summary>Doing it twice is the same as doing it once.</summary>
    Idempotent,
}

/// <summary>What a seat shows of an action: its result, or why it failed.</summary>
internal readonly record struct SeatOutcome(object? Result, ResultInformation? Failure = null);
