namespace RoomCalls;

/// <summary>A participant's outgoing video or shared screen, as a seat sees it.</summary>
/// <param name="Id">The stream's number, unique within the participant.</param>
/// <param name="Kind">What it shows.</param>
public sealed record MediaStream(int Id, MediaStreamKind Kind)
{
    /// <summary>Whether the participant has it on, so that it can be rendered.</summary>
    public bool IsAvailable { get; init; }

    /// <summary>Whether its data arrives. Not receiving while available means that the network stalls.</summary>
    public bool IsReceiving { get; init; }

    /// <summary>The width in pixels; <see langword="null"/> while it is not known.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels; <see langword="null"/> while it is not known.</summary>
    public int? Height { get; init; }
}
