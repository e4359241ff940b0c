namespace RoomCalls.Policies;

/// <summary>
/// Decides whether an actor may take an action, before anything is sent. Several policies can be registered; all must allow. Implementations are safe for
/// concurrent use. Without any, everything is allowed: roles are not known to this version yet.
/// </summary>
public interface IRoomCallPolicy
{
    /// <summary>Decides.</summary>
    /// <param name="request">Who asks for what, on which call.</param>
    /// <param name="cancellationToken">Gives up deciding.</param>
    /// <returns>Allowed, or every reason why not.</returns>
    ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken);
}
