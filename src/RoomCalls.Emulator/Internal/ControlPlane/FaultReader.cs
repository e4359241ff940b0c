using System.Text.Json;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Reads a fault from its JSON.</summary>
internal static class FaultReader
{
    private const double MaxSeconds = 1e9;

    /// <summary>Reads the fault. A member that is not valid is an <see cref="ArgumentException"/>.</summary>
    public static EmulatorFault Read(FaultBody body) => new()
    {
        Kind = ReadKind(body.Kind ?? throw ControlPlaneHandler.Missing("kind")),
        Operation = body.Operation ?? "*",
        OperationContext = body.OperationContext,
        Times = body.Times ?? 1,
        StatusCode = body.StatusCode ?? 0,
        ErrorCode = body.ErrorCode,
        RetryAfter = ReadSeconds(body.RetryAfterSeconds, "retryAfterSeconds"),
        AfterExecuting = body.AfterExecuting ?? false,
        By = ReadSeconds(body.BySeconds, "bySeconds") ?? TimeSpan.Zero,
        Copies = body.Copies ?? 2,
        EventType = body.EventType,
    };

    /// <summary>Reads a duration that may be absent.</summary>
    public static TimeSpan? ReadSeconds(double? seconds, string name) => seconds switch
    {
        null => null,
        >= 0 and <= MaxSeconds => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new ArgumentException($"{name} must be a number of seconds, not negative."),
    };

    private static EmulatorFaultKind ReadKind(string name)
    {
        foreach (EmulatorFaultKind kind in Enum.GetValues<EmulatorFaultKind>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        throw new ArgumentException("kind must be status, drop, delay, repeat, early, lose or delayCallback.");
    }
}
