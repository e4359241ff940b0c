using System.Globalization;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>The effect of the faults that apply to one request.</summary>
internal sealed class FaultPlan(IReadOnlyList<EmulatorFault> faults)
{
    /// <summary>The faults that apply to the request.</summary>
    public IReadOnlyList<EmulatorFault> Faults { get; } = faults;

    /// <summary>Whether the connection is cut instead of answered.</summary>
    public bool Drops => Find(EmulatorFaultKind.Drop) is not null;

    /// <summary>Whether the callbacks go before the answer.</summary>
    public bool AnswersAfterCallbacks => Find(EmulatorFaultKind.Early) is not null;

    /// <summary>How late the answer comes, or <see langword="null"/>.</summary>
    public TimeSpan? AnswerDelay => Find(EmulatorFaultKind.Delay)?.By;

    /// <summary>Whether the operation must not run.</summary>
    public bool StopsBeforeExecuting =>
        Faults.Any(fault => fault.Kind is EmulatorFaultKind.Status or EmulatorFaultKind.Drop && !fault.AfterExecuting);

    /// <summary>The error code of that answer as a subcode, or 0 when it is no number.</summary>
    public int SubCode => int.TryParse(Find(EmulatorFaultKind.Status)?.ErrorCode, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : 0;

    /// <summary>The answer that hides the true one, or <see langword="null"/>.</summary>
    public Reply? CreateReplacement() => Find(EmulatorFaultKind.Status) is not { } fault
        ? null
        : Reply.Error(
            fault.StatusCode,
            fault.ErrorCode ?? fault.StatusCode.ToString(CultureInfo.InvariantCulture),
            "A fault of the emulator gives this answer.") with
        {
            RetryAfter = fault.RetryAfter,
        };

    private EmulatorFault? Find(EmulatorFaultKind kind) => Faults.FirstOrDefault(fault => fault.Kind == kind);
}
