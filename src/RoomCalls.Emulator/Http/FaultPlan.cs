using System.Globalization;

namespace RoomCalls.Emulator.Http;

/// <summary>What the faults of one request mean for it.</summary>
internal sealed class FaultPlan(IReadOnlyList<EmulatorFault> faults)
{
    public IReadOnlyList<EmulatorFault> Faults { get; } = faults;

    public bool Drops => Find(EmulatorFaultKind.Drop) is not null;

    public bool AnswersAfterCallbacks => Find(EmulatorFaultKind.Early) is not null;

    public TimeSpan? AnswerDelay => Find(EmulatorFaultKind.Delay)?.By;

    public bool StopsBeforeExecuting =>
        Faults.Any(fault => fault.Kind is EmulatorFaultKind.Status or EmulatorFaultKind.Drop && !fault.AfterExecuting);

    /// <summary>The answer that hides the true one, or <see langword="null"/>.</summary>
    public Reply? InsteadOfAnswer() => Find(EmulatorFaultKind.Status) is not { } fault
        ? null
        : Reply.Error(
            fault.StatusCode,
            fault.ErrorCode ?? fault.StatusCode.ToString(CultureInfo.InvariantCulture),
            "The emulator was told to answer so.") with
        {
            RetryAfter = fault.RetryAfter,
        };

    private EmulatorFault? Find(EmulatorFaultKind kind) => Faults.FirstOrDefault(fault => fault.Kind == kind);
}
