using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>What goes with an action on the wire besides the action itself. The same envelope goes with every attempt.</summary>
public sealed record ActionEnvelope
{
    /// <summary>The leg that the action is for; <see langword="null"/> for actions without a leg (connect, rooms, users).</summary>
    public CallConnectionId? CallConnectionId { get; init; }

    /// <summary>The repeatability id: the same on every attempt, so that the service does the action once.</summary>
    public required Guid RepeatabilityId { get; init; }

    /// <summary>When the action was first sent, for the repeatability headers.</summary>
    public required DateTimeOffset FirstSent { get; init; }

    /// <summary>The same moment as a timestamp of the time provider.</summary>
    internal long FirstSentTimestamp { get; init; }

    /// <summary>The operation context to put on the wire, with our id in it; <see langword="null"/> for actions without one.</summary>
    public string? OperationContext { get; init; }

    /// <summary>The callback address to put on the wire, with the call's key in it: the connection's for connect, else the operation's. It prints masked.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>Returns the envelope with the callback's query masked.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{RepeatabilityId} {CallConnectionId} {Mask.Query(CallbackUri)}";
}

/// <summary>What the service answered when it accepted an action.</summary>
public sealed record ActionAnswer
{
    /// <summary>An answer that says nothing but that the action was accepted.</summary>
    public static ActionAnswer Accepted { get; } = new();

    /// <summary>The invitation that an add made.</summary>
    public string? InvitationId { get; init; }

    /// <summary>
    /// What the answer gave: <see cref="CallConnectionProperties"/> for connect and get; <see cref="RosterEntry"/> or a list of them for participants; for
    /// rooms and users the action's own result; <see langword="null"/> when the outcome comes by event.
    /// </summary>
    public object? Value { get; init; }
}
