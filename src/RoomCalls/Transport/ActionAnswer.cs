namespace RoomCalls.Transport;

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
