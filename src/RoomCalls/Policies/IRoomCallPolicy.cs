using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <summary>
/// Decides whether an actor may take an action, before anything is sent. Several policies can be registered beside the roles; all must allow. To widen what a role may
/// do, change <see cref="RoleOptions.Permissions"/>, and narrow it again in a policy. Implementations are safe for concurrent use.
/// </summary>
public interface IRoomCallPolicy
{
    /// <summary>Decides. It is also asked by <see cref="IRoomCall.CanAsync"/>, so being asked is no sign that the action follows.</summary>
    /// <param name="request">Who asks for what, on which call.</param>
    /// <param name="cancellationToken">Gives up deciding.</param>
    /// <returns>Allowed, or every reason why not.</returns>
    ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken);

    /// <summary>Told once for each action that everybody allowed, just before it is sent; for policies that count or remember. Does nothing by default.</summary>
    /// <param name="request">Who does what, on which call.</param>
    void OnActionAllowed(PolicyRequest request)
    {
    }
}

/// <summary>What a policy decides on.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Action">What is asked, with the options' defaults filled in. Before it is sent it was found valid; <see cref="IRoomCall.CanAsync"/> asks also about one that is not, to tell every reason.</param>
public sealed record PolicyRequest(RoomCallActor Actor, RoomCallAction Action)
{
    /// <summary>The actor's role; <see langword="null"/> for the administrator, a phone, and somebody whose role is not known.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>The participant that the actor is; <see langword="null"/> for the administrator and for a role without a person.</summary>
    public ParticipantId? Participant => (Actor as RoomCallActor.ParticipantActor)?.Id;

    /// <summary>On whom the action is; <see langword="null"/> when it is on nobody in particular.</summary>
    public ParticipantId? Target => Action.Target;

    /// <summary>The call's room, when known; for an action about a room, that room.</summary>
    public RoomId? RoomId { get; init; }

    /// <summary>The room as last read, when the decision needed it and the service told it.</summary>
    public Room? Room { get; init; }

    /// <summary>What is true of the call now; <see cref="RoomCallState.Empty"/> for actions without a call.</summary>
    public RoomCallState State { get; init; } = RoomCallState.Empty;
}
