using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.Catalog;

/// <summary>The rule that ends one kind of action on one side, and how long to wait for it. <see cref="Ends"/> creates it.</summary>
internal sealed record ActionRule
{
    /// <summary>How long the roster may take to show what an accepted action asked for.</summary>
    public static readonly TimeSpan StateConfirmationTime = TimeSpan.FromSeconds(5);

    public required CompletionKind Kind { get; init; }

    public required RepeatSafety Repeat { get; init; }

    /// <summary>How long to wait for the outcome, sending included, unless the action says otherwise; with a ring time, so long in addition to it.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>How long the action may ring, for actions that ring.</summary>
    public Func<RoomCallAction, TimeSpan>? RingTime { get; init; }

    /// <summary>How long an action that may have happened stays open; <see langword="null"/> for the option's grace.</summary>
    public Func<RoomCallAction, TimeSpan>? UnclearGrace { get; init; }

    public Type? Success { get; init; }

    public Type? Failure { get; init; }

    /// <summary>The result, from the event of success and the state that already has it.</summary>
    public Func<RoomCallEvent, RoomCallState, object?> ResultFromEvent { get; init; } = static (e, _) => e.ResultInformation ?? Done;

    /// <summary>The result, from the value of the answer, when it needs no event.</summary>
    public Func<object?, RoomCallState, DateTimeOffset, object?> ResultFromAnswer { get; init; } = static (value, _, _) => value;

    /// <summary>Whether the target's entry in the roster shows the requested state (State only).</summary>
    public Func<RoomCallParticipant, bool> Shows { get; init; } = static _ => false;

    /// <summary>The invitation whose event ends the action (Invitation only).</summary>
    public Func<RoomCallAction, string> InvitationId { get; init; } = static _ => string.Empty;

    /// <summary>Whether the answer names an invitation, by which the action can be cancelled.</summary>
    public bool Invites { get; init; }

    /// <summary>Whether the end of the call is its success, also one that came before it.</summary>
    public bool EndsCall { get; init; }

    /// <summary>Whether the answer itself is needed, so that nothing that comes before it ends the action.</summary>
    public bool NeedsAnswer { get; init; }

    /// <summary>The outcome that a seat shows, or <see langword="null"/> while it shows none (Seat only).</summary>
    public Func<RoomCallAction, SeatModel, RoomCallState, SeatOutcome?> OutcomeFromSeat { get; init; } = static (_, _, _) => null;

    /// <summary>The same in words, for the pages (Seat only).</summary>
    public string? ShownBySeat { get; init; }

    /// <summary>Whether a refusal says that the requested state is already reached.</summary>
    public Func<ResultInformation, bool> IsAlreadySo { get; init; } = static _ => false;

    /// <summary>The result of a success for which the service gives none.</summary>
    public static ResultInformation Done { get; } = new(200, 0);

    /// <summary>How long to wait for the outcome of an action that does not say it, sending included.</summary>
    public TimeSpan Deadline(RoomCallAction action) => RingTime is null ? Time : RingTime(action) + Time;
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
