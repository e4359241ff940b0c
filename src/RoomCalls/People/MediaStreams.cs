using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace RoomCalls;

/// <summary>The streams of a participant at one moment. Immutable; equal when they hold equal streams in the same order.</summary>
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

    /// <summary>No stream.</summary>
    public static MediaStreams Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _streams.Length;

    /// <summary>Those that show a camera.</summary>
    public IReadOnlyList<MediaStream> Video { get; }

    /// <summary>Those that show a screen, an application or a browser tab.</summary>
    public IReadOnlyList<MediaStream> ScreenSharing { get; }

    /// <inheritdoc/>
    public MediaStream this[int index] => _streams[index];

    /// <summary>Makes a list of streams; <c>[a, b]</c> does the same.</summary>
    /// <param name="streams">The streams.</param>
    /// <returns>The list.</returns>
    public static MediaStreams Create(ReadOnlySpan<MediaStream> streams) => streams.IsEmpty ? Empty ?? new([]) : new([.. streams]);

    /// <inheritdoc/>
    public IEnumerator<MediaStream> GetEnumerator() => ((IEnumerable<MediaStream>)_streams).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both hold equal streams in the same order.</summary>
    /// <param name="other">The other streams.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(MediaStreams? other) => ReferenceEquals(this, other) || (other is not null && _streams.AsSpan().SequenceEqual(other._streams.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MediaStreams);

    /// <inheritdoc/>
    public override int GetHashCode() => _streams.Length == 0 ? 0 : HashCode.Combine(_streams.Length, _streams[0].Id);

    /// <summary>Returns how many streams there are.</summary>
    /// <returns>For example <c>1 video, 0 screens</c>.</returns>
    public override string ToString() => $"{Video.Count} video, {ScreenSharing.Count} screens";
}

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

/// <summary>What a participant's stream shows.</summary>
public enum MediaStreamKind
{
    /// <summary>Something else, such as raw media.</summary>
    Other = 0,

    /// <summary>A camera.</summary>
    Video,

    /// <summary>A shared screen, application or browser tab.</summary>
    ScreenSharing,
}
