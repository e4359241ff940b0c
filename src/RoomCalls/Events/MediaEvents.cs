namespace RoomCalls.Events;

/// <summary>Something has begun to play.</summary>
public sealed record PlayStarted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayStarted);
}

/// <summary>Everything was played.</summary>
public sealed record PlayCompleted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayCompleted);
}

/// <summary>Something could not be played.</summary>
/// <param name="FailedPlaySourceIndex">Which of the sources, counted from 0; <see langword="null"/> when the service does not say.</param>
public sealed record PlayFailed(int? FailedPlaySourceIndex = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayFailed);
}

/// <summary>Playing was cancelled.</summary>
public sealed record PlayCanceled : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayCanceled);
}

/// <summary>What a participant pressed or said was recognized.</summary>
/// <param name="RecognitionType">What kind of answer it was; only the member for that kind counts.</param>
public sealed record RecognizeCompleted(RecognitionType RecognitionType) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecognizeCompleted);

    /// <summary>The keys that were pressed; empty for the other kinds.</summary>
    public DtmfTones Tones { get; init; } = new();

    /// <summary>The choice that was made, if it was one.</summary>
    public RecognizedChoice? Choice { get; init; }

    /// <summary>What was said, if it was speech.</summary>
    public RecognizedSpeech? Speech { get; init; }
}

/// <summary>Nothing was recognized: silence, a wrong tone, or a prompt that could not be played.</summary>
/// <param name="FailedPlaySourceIndex">Which of the prompts failed, counted from 0; <see langword="null"/> when none did.</param>
public sealed record RecognizeFailed(int? FailedPlaySourceIndex = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecognizeFailed);
}

/// <summary>Recognizing was cancelled.</summary>
public sealed record RecognizeCanceled : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecognizeCanceled);
}

/// <summary>A participant pressed a key while continuous recognition ran. The key is often part of a PIN: do not log it.</summary>
/// <param name="Tone">The key.</param>
/// <param name="SequenceId">The place among the keys, to restore their order; <see langword="null"/> when the service does not say.</param>
public sealed record ContinuousDtmfRecognitionToneReceived(DtmfTone Tone, int? SequenceId = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ContinuousDtmfRecognitionToneReceived);

    /// <summary>Prints the place, not the key.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Tone = *, SequenceId = ").Append(SequenceId).Append(", CallConnectionId = ").Append(CallConnectionId);
        return true;
    }
}

/// <summary>Continuous recognition has failed.</summary>
public sealed record ContinuousDtmfRecognitionToneFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ContinuousDtmfRecognitionToneFailed);
}

/// <summary>Continuous recognition has stopped, also by the end of the call.</summary>
public sealed record ContinuousDtmfRecognitionStopped : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ContinuousDtmfRecognitionStopped);
}

/// <summary>The tones have been sent.</summary>
public sealed record SendDtmfTonesCompleted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(SendDtmfTonesCompleted);
}

/// <summary>The tones could not be sent.</summary>
public sealed record SendDtmfTonesFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(SendDtmfTonesFailed);
}

/// <summary>What kind of answer was recognized.</summary>
public enum RecognitionType
{
    /// <summary>One that this version does not know.</summary>
    Unknown = 0,

    /// <summary>Keys.</summary>
    Dtmf,

    /// <summary>Speech.</summary>
    Speech,

    /// <summary>One of the choices.</summary>
    Choices,
}

/// <summary>A choice that was recognized.</summary>
public sealed record RecognizedChoice
{
    /// <summary>The choice's label.</summary>
    public string? Label { get; init; }

    /// <summary>What was said; <see langword="null"/> when a key was pressed.</summary>
    public string? RecognizedPhrase { get; init; }

    /// <summary>How sure the service is, 0 to 1; <see langword="null"/> when it does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>Prints the confidence, not what was said: that is personal.</summary>
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Confidence = ").Append(Confidence);
        return true;
    }
}

/// <summary>Speech that was recognized.</summary>
/// <param name="Text">What was said.</param>
/// <param name="Confidence">How sure the service is, 0 to 1; <see langword="null"/> when it does not say.</param>
public sealed record RecognizedSpeech(string? Text, double? Confidence = null)
{
    /// <summary>Prints the confidence, not what was said: that is personal.</summary>
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Confidence = ").Append(Confidence);
        return true;
    }
}
