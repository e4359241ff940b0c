namespace RoomCalls.Events;

/// <summary>Playing audio has started.</summary>
public sealed record PlayStarted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayStarted);
}

/// <summary>All of the audio was played.</summary>
public sealed record PlayCompleted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayCompleted);
}

/// <summary>Audio could not be played.</summary>
/// <param name="FailedPlaySourceIndex">The zero-based index of the source that failed; <see langword="null"/> when the service does not report it.</param>
public sealed record PlayFailed(int? FailedPlaySourceIndex = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayFailed);
}

/// <summary>Playing audio was cancelled.</summary>
public sealed record PlayCanceled : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(PlayCanceled);
}

/// <summary>The service recognized what a participant pressed or said.</summary>
/// <param name="RecognitionType">The kind of input. Only the property for that kind is set.</param>
public sealed record RecognizeCompleted(RecognitionType RecognitionType) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecognizeCompleted);

    /// <summary>The tones of the keys that were pressed; empty for the other kinds.</summary>
    public DtmfTones Tones { get; init; } = new();

    /// <summary>The choice that was made; <see langword="null"/> for the other kinds.</summary>
    public RecognizedChoice? Choice { get; init; }

    /// <summary>The speech; <see langword="null"/> for the other kinds.</summary>
    public RecognizedSpeech? Speech { get; init; }
}

/// <summary>Nothing was recognized, because of silence, a wrong tone, or a prompt that could not be played.</summary>
/// <param name="FailedPlaySourceIndex">The zero-based index of the prompt that failed; <see langword="null"/> when none did.</param>
public sealed record RecognizeFailed(int? FailedPlaySourceIndex = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecognizeFailed);
}

/// <summary>The recognition was cancelled.</summary>
public sealed record RecognizeCanceled : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecognizeCanceled);
}

/// <summary>A participant pressed a key during continuous recognition. The key is often part of a PIN: do not log it.</summary>
/// <param name="Tone">The tone of the key.</param>
/// <param name="SequenceId">The position of the key, to restore the order; <see langword="null"/> when the service does not report it.</param>
public sealed record ContinuousDtmfRecognitionToneReceived(DtmfTone Tone, int? SequenceId = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ContinuousDtmfRecognitionToneReceived);

    /// <summary>Prints the position of the key, but not the key.</summary>
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

/// <summary>Continuous recognition has stopped. The end of the call stops it too.</summary>
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

/// <summary>The kinds of input that the service recognizes.</summary>
public enum RecognitionType
{
    /// <summary>A kind that this version does not know.</summary>
    Unknown = 0,

    /// <summary>Keys of a telephone.</summary>
    Dtmf,

    /// <summary>Speech.</summary>
    Speech,

    /// <summary>One of the choices that the recognition offered.</summary>
    Choices,
}

/// <summary>A recognized choice. Immutable.</summary>
public sealed record RecognizedChoice
{
    /// <summary>The label of the choice.</summary>
    public string? Label { get; init; }

    /// <summary>The phrase that was said; <see langword="null"/> when a key was pressed.</summary>
    public string? RecognizedPhrase { get; init; }

    /// <summary>The confidence of the service, 0 to 1; <see langword="null"/> when it does not report it.</summary>
    public double? Confidence { get; init; }

    /// <summary>Prints the confidence, but not what was said, which is personal.</summary>
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Confidence = ").Append(Confidence);
        return true;
    }
}

/// <summary>Recognized speech. Immutable.</summary>
/// <param name="Text">The text that was said.</param>
/// <param name="Confidence">The confidence of the service, 0 to 1; <see langword="null"/> when it does not report it.</param>
public sealed record RecognizedSpeech(string? Text, double? Confidence = null)
{
    /// <summary>Prints the confidence, but not what was said, which is personal.</summary>
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Confidence = ").Append(Confidence);
        return true;
    }
}
