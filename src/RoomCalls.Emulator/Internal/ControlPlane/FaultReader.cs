namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Reads a fault from JSON, with the names of <see cref="EmulatorFault"/> in camel case and durations in seconds.</summary>
internal static class FaultReader
{
    /// <summary>Reads the fault; a member that is not valid is an <see cref="ArgumentException"/>.</summary>
    public static EmulatorFault Read(ControlBody body) => new()
    {
        Kind = ReadKind(body.Text("kind")),
        Operation = body.OptionalText("operation") ?? "*",
        OperationContext = body.OptionalText("operationContext"),
        Times = body.Number("times") ?? 1,
        StatusCode = body.Number("statusCode") ?? 0,
        ErrorCode = body.OptionalText("errorCode"),
        RetryAfter = body.OptionalSeconds("retryAfterSeconds"),
        AfterExecuting = body.Flag("afterExecuting"),
        By = body.OptionalSeconds("bySeconds") ?? TimeSpan.Zero,
        Copies = body.Number("copies") ?? 2,
        EventType = body.OptionalText("eventType"),
    };

    /// <summary>The name of a kind in JSON.</summary>
    public static string NameOf(EmulatorFaultKind kind) => kind switch
    {
        EmulatorFaultKind.Status => "status",
        EmulatorFaultKind.Drop => "drop",
        EmulatorFaultKind.Delay => "delay",
        EmulatorFaultKind.Repeat => "repeat",
        EmulatorFaultKind.Early => "early",
        EmulatorFaultKind.Lose => "lose",
        _ => "delayCallback",
    };

    private static EmulatorFaultKind ReadKind(string name)
    {
        foreach (EmulatorFaultKind kind in Enum.GetValues<EmulatorFaultKind>())
        {
            if (NameOf(kind).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        throw new ArgumentException("kind must be status, drop, delay, repeat, early, lose or delayCallback.");
    }
}
