using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The actor may not do this. Nothing was sent.</summary>
public sealed class ActionDeniedException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="actor">On whose behalf it was asked.</param>
    /// <param name="reasons">Every reason, at least one.</param>
    public ActionDeniedException(string action, RoomCallActor actor, IReadOnlyList<CapabilityReason> reasons)
        : base(action, $"{action} as {actor} was refused and not sent: {string.Join(" ", (reasons ?? []).Select(r => Mask.PhoneNumbersInAny(r.Message)))}")
    {
        Actor = actor;
        Reasons = reasons ?? [];
    }

    /// <summary>On whose behalf the action was asked.</summary>
    public RoomCallActor Actor { get; }

    /// <summary>Every reason of the refusal.</summary>
    public IReadOnlyList<CapabilityReason> Reasons { get; }
}
