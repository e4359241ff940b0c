using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.Waiting;

/// <summary>The rule that ends one kind of action, and how long to wait for it: a row of <see cref="ActionRules"/>.</summary>
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
    public Func<RoomCallEvent, RoomCallState, object?> ResultFromEvent { get; init; } = static (e, _) => e.ResultInformation ?? Done;

    /// <summary>The result, from the value of the answer, when it needs no event.</summary>
    public Func<object?, RoomCallState, DateTimeOffset, object?> ResultFromAnswer { get; init; } = static (value, _, _) => value;

    /// <summary>Whether a participant of the roster shows the requested state (State only).</summary>
    public Func<RoomCallParticipant, bool> Shows { get; init; } = static _ => false;

    /// <summary>The participant whose entry in the roster decides (State only).</summary>
    public Func<RoomCallAction, ParticipantId?> Target { get; init; } = static _ => null;

    /// <summary>Whether the answer itself is needed, so that nothing that comes before it ends the action.</summary>
    public bool NeedsAnswer { get; init; }

    /// <summary>The outcome that a seat shows, or <see langword="null"/> while it shows none (Seat only).</summary>
    public Func<RoomCallAction, SeatModel, RoomCallState, SeatOutcome?> OutcomeFromSeat { get; init; } = static (_, _, _) => null;

    /// <summary>Whether a refusal says that the requested state is already reached.</summary>
    public Func<ResultInformation, bool> IsAlreadySo { get; init; } = static _ => false;

    /// <summary>The result of a success for which the service gives none.</summary>
    public static ResultInformation Done { get; } = new(200, 0);
}

/// <summary>The kind of event that ends an action.</summary>
internal enum CompletionKind
{
    /// <summary>The accepting answer.</summary>
    Response,

    /// <summary>The event with the operation's context.</summary>
    Context,

    /// <summary>The event with the invitation's id.</summary>
    Invitation,

    /// <summary>The event of the connection.</summary>
    Connection,

    /// <summary>The roster, once it shows the requested state.</summary>
    State,

    /// <summary>The seat that carries it, once it shows the outcome.</summary>
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

/// <summary>The outcome of an action that a seat shows: its result, or why it failed.</summary>
internal readonly record struct SeatOutcome(object? Result, ResultInformation? Failure = null);
