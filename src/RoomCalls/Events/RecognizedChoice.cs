namespace RoomCalls.Events;

/// <summary>A choice that was recognized.</summary>
/// <param name="Label">The choice's label.</param>
/// <param name="RecognizedPhrase">What was said; <see langword="null"/> when a key was pressed.</param>
/// <param name="Confidence">How sure the service is, 0 to 1; <see langword="null"/> when it does not say.</param>
public sealed record RecognizedChoice(string? Label, string? RecognizedPhrase = null, double? Confidence = null)
{
    /// <summary>Prints the confidence, not what was said: that is personal.</summary>
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Confidence = ").Append(Confidence);
        return true;
    }
}
