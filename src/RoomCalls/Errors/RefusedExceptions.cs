using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>An action's input is wrong. All errors are told at once, and nothing was sent.</summary>
public sealed class InvalidActionException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="errors">Every error, at least one.</param>
    public InvalidActionException(string action, IReadOnlyList<string> errors)
        : base(Mask.PhoneNumbersIn($"{action} was not sent: {string.Join(" ", errors)}"))
    {
        Action = action;
        Errors = errors;
    }

    /// <summary>The name of the action.</summary>
    public string Action { get; }

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
    }

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

    /// <summary>Which side or transport could do it.</summary>
    public string SupportedBy { get; }
}
