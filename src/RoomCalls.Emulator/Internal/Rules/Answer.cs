using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>The behavior of an invitee: when they answer, how they fail, and what they do in the call.</summary>
internal sealed record Answer
{
    /// <summary>How long it rings, or <see langword="null"/> when nobody answers.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>How it fails, or <see langword="null"/> if it is answered.</summary>
    public Func<string, ResultInformation>? Failure { get; init; }

    /// <summary>How long after answering the invitee hangs up, or <see langword="null"/>.</summary>
    public TimeSpan? HangUpAfter { get; init; }

    /// <summary>The tones of the keys that the invitee presses on answering, or <see langword="null"/>.</summary>
    public string? Tones { get; init; }
}
