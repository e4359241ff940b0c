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
    void ActionAllowed(PolicyRequest request)
    {
    }
}
