using System.Collections.Concurrent;
using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// Shares one object for each text that repeats within a call; its bytes find it, without a new string. Bounded: beyond the limit, texts are not shared.
/// Safe for concurrent use.
/// </summary>
internal sealed class Interner
{
    public const int MaxCount = 4096;

    private readonly ConcurrentDictionary<string, string> _texts = new(1, 4, Utf8Comparer.Instance);
    private readonly ConcurrentDictionary<string, ParticipantId> _participants = new(1, 16, Utf8Comparer.Instance);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<byte>> _textsByBytes;
    private readonly ConcurrentDictionary<string, ParticipantId>.AlternateLookup<ReadOnlySpan<byte>> _participantsByBytes;
    private int _count;

    public Interner()
    {
        _textsByBytes = _texts.GetAlternateLookup<ReadOnlySpan<byte>>();
        _participantsByBytes = _participants.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Returns the text of valid UTF-8.</summary>
    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (_textsByBytes.TryGetValue(utf8, out string? known))
        {
            return known;
        }

        string text = Utf8Comparer.Strict.GetString(utf8);
        return HasRoom() ? _texts.GetOrAdd(text, text) : text;
    }

    /// <summary>Returns the participant with a raw id in valid UTF-8 and the kind that the service states; <see langword="null"/> for a blank raw id.</summary>
    public ParticipantId? Participant(ReadOnlySpan<byte> rawId, ParticipantKind kind)
    {
        if (_participantsByBytes.TryGetValue(rawId, out ParticipantId? known) && (kind == ParticipantKind.Unknown || kind == known.Kind))
        {
            return known;
        }

        string text = Utf8Comparer.Strict.GetString(rawId);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        ParticipantId id = ParticipantId.Parse(text, kind);
        return known is null && HasRoom() ? _participants.GetOrAdd(id.RawId, id) : id;
    }

    private bool HasRoom() => Volatile.Read(ref _count) < MaxCount && Interlocked.Increment(ref _count) <= MaxCount;
}
