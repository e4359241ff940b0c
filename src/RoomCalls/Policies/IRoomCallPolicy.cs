using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <summary>A policy that decides whether an actor may execute an action, before anything is sent. Implementations must be safe for concurrent use.</summary>
/// <remarks>
/// Several policies can be registered in addition to the roles; all of them must allow the action. To allow a role more, change
/// <see cref="RoleOptions.Permissions"/>, and restrict it again in a policy.
/// </remarks>
public interface IRoomCallPolicy
{
    /// <summary>Decides on an action. <see cref="IRoomCall.CanAsync"/> evaluates it too, so an evaluation does not mean that the action follows.</summary>
    /// <remarks>A view of a view has several actors. The policy is asked once for each of them, and must allow the action for each.</remarks>
    /// <param name="request">The actor, the action and the call.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Allowed, or every reason for the refusal.</returns>
    ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Called once for each action that all policies allowed, just before it is sent; for policies that count or remember actions. The default
    /// implementation does nothing.
    /// </summary>
    /// <remarks>For a view of a view it is called once for each actor, so that what one of them has done counts for them too.</remarks>
    /// <param name="request">The actor, the action and the call.</param>
    void OnActionAllowed(PolicyRequest request)
    {
    }
}

/// <summary>The request on which a policy decides. Immutable.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Action">
/// The action, with the defaults of the options filled in. Before it is sent it is known to be valid; <see cref="IRoomCall.CanAsync"/> also evaluates
/// invalid actions, to report every reason.
/// </param>
public sealed record PolicyRequest(RoomCallActor Actor, RoomCallAction Action)
{
    /// <summary>The role of the actor; <see langword="null"/> for the administrator, a phone, and a person whose role is not known.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>The participant that the actor is; <see langword="null"/> for the administrator and for a role without a person.</summary>
    public ParticipantId? Participant => (Actor as RoomCallActor.ParticipantActor)?.Id;

    /// <summary>The participant that the action is about; <see langword="null"/> when it is about none.</summary>
    public ParticipantId? Target => Action.Target;

    /// <summary>The room of the call, when known; for an action about a room, that room.</summary>
    public RoomId? RoomId { get; init; }

    /// <summary>The room as last read, when the decision required it and the service returned it.</summary>
    public Room? Room { get; init; }

    /// <summary>The current state of the call; <see cref="RoomCallState.Empty"/> for actions without a call.</summary>
    public RoomCallState State { get; init; } = RoomCallState.Empty;
}
