using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The input of an action is not valid. The exception lists every error at once; nothing was sent.</summary>
public sealed class InvalidActionException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="errors">The errors, at least one.</param>
    public InvalidActionException(string action, IReadOnlyList<string> errors)
        : base(action, $"{action} was not sent: {string.Join(" ", errors ?? [])}") => Errors = errors ?? [];

    /// <inheritdoc/>
    public override ActionEffect Effect => ActionEffect.None;

    /// <summary>Always <c>InvalidInput</c>.</summary>
    public override string? ErrorCode { get; init; } = CapabilityReasonCodes.InvalidInput;

    /// <summary>Every error of the input, as sentences.</summary>
    public IReadOnlyList<string> Errors { get; }
}

/// <summary>The actor is not allowed to take the action, or the action is not possible now. Nothing was sent.</summary>
public sealed class ActionDeniedException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="actor">The actor that asked for the action.</param>
    /// <param name="reasons">The reasons, at least one.</param>
    public ActionDeniedException(string action, RoomCallActor actor, IReadOnlyList<CapabilityReason> reasons)
        : base(action, $"{action} as {actor} was refused and not sent: {string.Join(" ", (reasons ?? []).Select(r => Mask.PhoneNumbersInAny(r.Message)))}")
    {
        Actor = actor;
        Reasons = reasons ?? [];
        ErrorCode = Reasons.Count > 0 ? Reasons[0].Code : null;
    }

    /// <inheritdoc/>
    public override ActionEffect Effect => ActionEffect.None;

    /// <summary>The actor that asked for the action.</summary>
    public RoomCallActor Actor { get; }

    /// <summary>Every reason for the refusal. <see cref="RoomCallsException.ErrorCode"/> is the code of the first.</summary>
    public IReadOnlyList<CapabilityReason> Reasons { get; }
}

/// <summary>The transport in use, or the side of the call it serves, does not support the action. Nothing was sent.</summary>
public sealed class ActionNotSupportedException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="supportedBy">The side or transport that supports the action.</param>
    public ActionNotSupportedException(string action, string supportedBy)
        : base(action, $"{action} cannot be done here. {supportedBy} could.") => SupportedBy = supportedBy;

    /// <inheritdoc/>
    public override ActionEffect Effect => ActionEffect.None;

    /// <summary>Always <c>FeatureNotSupported</c>.</summary>
    public override string? ErrorCode { get; init; } = CapabilityReasonCodes.FeatureNotSupported;

    /// <summary>The side or transport that supports the action.</summary>
    public string SupportedBy { get; }
}
