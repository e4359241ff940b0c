using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>What someone who rings does: after how long, with which failure, and what happens once they are in the call.</summary>
internal sealed record Answer
{
    /// <summary>How long it rings, or <see langword="null"/> if nobody ever answers.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>How it fails, or <see langword="null"/> if it is answered.</summary>
    public Func<string, ResultInformation>? Failure { get; init; }

    /// <summary>How long after answering this person hangs up, or <see langword="null"/>.</summary>
    public TimeSpan? HangsUpAfter { get; init; }

    /// <summary>The keys pressed on answering, or <see langword="null"/>.</summary>
    public string? Presses { get; init; }
}
