using RoomCalls.Emulator.Internal.Logs;

namespace RoomCalls.Emulator;

/// <summary>One thing that truly happened. Immutable.</summary>
/// <param name="Sequence">The position, from 1.</param>
/// <param name="Time">When, by the emulator's clock.</param>
/// <param name="Kind">What.</param>
/// <param name="RoomId">In which room, or <see langword="null"/> for a group call.</param>
/// <param name="ServerCallId">In which call, or <see langword="null"/> when there was none.</param>
/// <param name="RawId">Who it happened to, unmasked, or <see langword="null"/>.</param>
/// <param name="CallConnectionId">The Call Automation connection that asked for it, or <see langword="null"/>.</param>
/// <param name="Detail">More, depending on the kind, or <see langword="null"/>.</param>
public sealed record LedgerEntry(
    long Sequence,
    DateTimeOffset Time,
    LedgerKind Kind,
    string? RoomId,
    string? ServerCallId,
    string? RawId,
    string? CallConnectionId,
    string? Detail)
{
    /// <summary>In which group call, or <see langword="null"/> for a room.</summary>
    public Guid? GroupCallId { get; init; }

    /// <summary>Says the entry in a line that may be logged: phone numbers are masked.</summary>
    /// <returns>The line.</returns>
    public override string ToString() =>
        string.Create(null, $"{Sequence} {Kind} {(RoomId is null ? $"group {GroupCallId}" : $"room {RoomId}")} {Masking.RawId(RawId)} {Detail}").TrimEnd();
}
