using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>An action's input is wrong. All errors are told at once, and nothing was sent.</summary>
public sealed class InvalidActionException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="errors">Every error, at least one.</param>
    public InvalidActionException(string action, IReadOnlyList<string> errors)
        : base(action, $"{action} was not sent: {string.Join(" ", errors ?? [])}") => Errors = errors ?? [];

    /// <inheritdoc/>
    public override ActionEffect Effect => ActionEffect.None;

    /// <summary>Always <c>InvalidInput</c>.</summary>
    public override string? ErrorCode { get; init; } = CapabilityReasonCodes.InvalidInput;

    /// <summary>Every error of the input.</summary>
    public IReadOnlyList<string> Errors { get; }
}

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
        ErrorCode = Reasons.Count > 0 ? Reasons[0].Code : null;
    }

    /// <inheritdoc/>
    public override ActionEffect Effect => ActionEffect.None;

    /// <summary>On whose behalf the action was asked.</summary>
    public RoomCallActor Actor { get; }

    /// <summary>Every reason of the refusal.</summary>
    public IReadOnlyList<CapabilityReason> Reasons { get; }
}

/// <summary>The side or transport in use cannot do this.</summary>
public sealed class ActionNotSupportedException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="supportedBy">Which side or transport could do it.</param>
    public ActionNotSupportedException(string action, string supportedBy)
        : base(action, $"{action} cannot be done here. {supportedBy} could.") => SupportedBy = supportedBy;

    /// <inheritdoc/>
    public override ActionEffect Effect => ActionEffect.None;

    /// <summary>Always <c>FeatureNotSupported</c>.</summary>
    public override string? ErrorCode { get; init; } = CapabilityReasonCodes.FeatureNotSupported;

    /// <summary>Which side or transport could do it.</summary>
    public string SupportedBy { get; }
}
