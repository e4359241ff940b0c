using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <summary>What a policy decides on.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Action">What is asked, with the options' defaults filled in; already found valid.</param>
public sealed record PolicyRequest(RoomCallActor Actor, RoomCallAction Action)
{
    /// <summary>The call's room, when known.</summary>
    public RoomId? RoomId { get; init; }

    /// <summary>What is true of the call now; <see cref="RoomCallState.Empty"/> for actions without a call.</summary>
    public RoomCallState State { get; init; } = RoomCallState.Empty;
}
