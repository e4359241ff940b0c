using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace RoomCalls;

/// <summary>The media streams of a participant at one moment. Immutable. Two lists are equal when they hold equal streams in the same order.</summary>
[CollectionBuilder(typeof(MediaStreams), nameof(Create))]
public sealed class MediaStreams : IReadOnlyList<MediaStream>, IEquatable<MediaStreams>
{
    private readonly ImmutableArray<MediaStream> _streams;

    private MediaStreams(ImmutableArray<MediaStream> streams)
    {
        _streams = streams;
        Video = [.. streams.Where(static s => s.Kind == MediaStreamKind.Video)];
        ScreenSharing = [.. streams.Where(static s => s.Kind == MediaStreamKind.ScreenSharing)];
    }

    /// <summary>A list without streams.</summary>
    public static MediaStreams Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _streams.Length;

    /// <summary>The streams that show a camera.</summary>
    public IReadOnlyList<MediaStream> Video { get; }

    /// <summary>The streams that show a screen, an application or a browser tab.</summary>
    public IReadOnlyList<MediaStream> ScreenSharing { get; }

    /// <inheritdoc/>
    public MediaStream this[int index] => _streams[index];

    /// <summary>Creates a list of streams. The collection expression <c>[a, b]</c> does the same.</summary>
    /// <param name="streams">The streams.</param>
    /// <returns>The list.</returns>
    public static MediaStreams Create(ReadOnlySpan<MediaStream> streams) => streams.IsEmpty ? Empty ?? new([]) : new([.. streams]);

    /// <inheritdoc/>
    public IEnumerator<MediaStream> GetEnumerator() => ((IEnumerable<MediaStream>)_streams).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Determines whether both lists hold equal streams in the same order.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(MediaStreams? other) => ReferenceEquals(this, other) || (other is not null && _streams.AsSpan().SequenceEqual(other._streams.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MediaStreams);

    /// <inheritdoc/>
    public override int GetHashCode() => _streams.Length == 0 ? 0 : HashCode.Combine(_streams.Length, _streams[0].Id);

    /// <summary>Returns the number of streams.</summary>
    /// <returns>For example <c>1 video, 0 screens</c>.</returns>
    public override string ToString() => $"{Video.Count} video, {ScreenSharing.Count} screens";
}

/// <summary>An outgoing video or screen of a participant, as a seat sees it. Immutable.</summary>
/// <param name="Id">The id of the stream, unique for the participant.</param>
/// <param name="Kind">What the stream shows.</param>
public sealed record MediaStream(int Id, MediaStreamKind Kind)
{
    /// <summary>Whether the participant has turned the stream on, so that it can be rendered.</summary>
    public bool IsAvailable { get; init; }

    /// <summary>Whether data arrives. A stream that is available but not receiving is interrupted by the network.</summary>
    public bool IsReceiving { get; init; }

    /// <summary>The width in pixels; <see langword="null"/> while it is unknown.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels; <see langword="null"/> while it is unknown.</summary>
    public int? Height { get; init; }
}

/// <summary>What a participant's stream shows.</summary>
public enum MediaStreamKind
{
    /// <summary>Other content, such as raw media.</summary>
    Other = 0,

    /// <summary>A camera.</summary>
    Video,

    /// <summary>A shared screen, application or browser tab.</summary>
    ScreenSharing,
}
