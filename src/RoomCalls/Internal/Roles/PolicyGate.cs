using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>
/// Evaluates the roles, the rules of room and call, and every policy, and collects every reason of each. The same answer serves actions and capability checks.
/// </summary>
internal sealed class PolicyGate(
    ActionCatalog catalog, RolePermissions permissions, RoomDirectory directory, IEnumerable<IRoomCallPolicy> policies, TimeProvider timeProvider)
{
    private readonly ActorRoles _roles = new(catalog, directory);
    private readonly IRoomCallPolicy[] _policies = [.. policies];

    /// <summary>Evaluates a request, and reads what is not known or too old.</summary>
    /// <returns>The answer, and the request with the facts that it is based on.</returns>
    public async ValueTask<(Capability Capability, PolicyRequest Request)> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        ActorRole role = await _roles.FindAsync(request, cancellationToken).ConfigureAwait(false);
        Room? room = NeedsRoom(request.Action) && request.RoomId is RoomId id
            ? await directory.FindRoomAsync(id, cancellationToken).ConfigureAwait(false)
            : null;
        PolicyRequest known = request with { Role = role.Subject?.Role, Room = room };
        List<CapabilityReason> reasons = CollectReasons(known, role);
        foreach (IRoomCallPolicy policy in _policies)
        {
            reasons.AddRange((await policy.EvaluateAsync(known, cancellationToken).ConfigureAwait(false)).Reasons);
        }

        return (Capability.FromReasons(reasons), known);
    }

    /// <summary>As <see cref="EvaluateAsync"/>, from what was read before.</summary>
    public Capability Peek(PolicyRequest request)
    {
        ActorRole role = _roles.Peek(request);
        PolicyRequest known = request with { Role = role.Subject?.Role };
        List<CapabilityReason> unread = [];
        if (NeedsRoom(request.Action) && request.RoomId is RoomId id)
        {
            if (directory.TryPeekRoom(id, out Room? room))
            {
                known = known with { Room = room };
            }
            else
            {
                unread.Add(new(CapabilityReasonCodes.NotInitialized, "The room was not read yet: ask CanAsync."));
            }
        }

        return Capability.FromReasons([.. unread, .. CollectReasons(known, role), .. _policies.SelectMany(policy => Peek(policy, known))]);
    }

    /// <summary>Notifies the policies that an action is sent.</summary>
    public void NotifyAllowed(PolicyRequest request)
    {
        foreach (IRoomCallPolicy policy in _policies)
        {
            policy.OnActionAllowed(request);
        }
    }

    private bool NeedsRoom(RoomCallAction action) => catalog.Get(action) is var row && (row.EntersCall || row.DialsOut(action));

    private static IEnumerable<CapabilityReason> Peek(IRoomCallPolicy policy, PolicyRequest request)
    {
        ValueTask<Capability> asked = policy.EvaluateAsync(request, CancellationToken.None);
        if (asked.IsCompletedSuccessfully)
        {
            return asked.Result.Reasons;
        }

        _ = asked.AsTask().ContinueWith(
            static late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return [new(CapabilityReasonCodes.NotInitialized, $"The policy {policy.GetType().Name} does not answer at once: ask CanAsync.")];
    }

    private List<CapabilityReason> CollectReasons(PolicyRequest request, ActorRole role)
    {
        List<CapabilityReason> reasons = [];
        if (role.Unknown is CapabilityReason unknown)
        {
            reasons.Add(unknown);
        }
        else if (permissions.Find(role.Subject!.Value, request.Action.Name) is { IsAllowed: false } cell)
        {
            reasons.Add(new(CapabilityReasonCodes.RoleRestricted, $"{Describe(role.Subject.Value)} may not {request.Action.Name}. {cell.Reason}"));
        }

        CallRules.CollectReasons(request, catalog.Get(request.Action), timeProvider.GetUtcNow(), reasons);
        return reasons;
    }

    private static string Describe(PermissionSubject subject) => subject.Name is ['A' or 'E' or 'I' or 'O' or 'U', ..] ? $"An {subject}" : $"A {subject}";
}
