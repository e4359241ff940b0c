namespace RoomCalls.Events;

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
