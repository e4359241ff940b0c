using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RoomCalls;

/// <summary>The participants of a call at one moment, in the order in which the service lists them. Immutable and safe for concurrent use.</summary>
[CollectionBuilder(typeof(ParticipantRoster), nameof(Create))]
public sealed class ParticipantRoster : IReadOnlyList<RoomCallParticipant>, IEquatable<ParticipantRoster>
{
    private readonly ImmutableArray<RoomCallParticipant> _participants;
    private Dictionary<ParticipantId, RoomCallParticipant>? _byId;

    internal ParticipantRoster(ImmutableArray<RoomCallParticipant> participants) => _participants = participants;

    /// <summary>A roster without participants.</summary>
    public static ParticipantRoster Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _participants.Length;

    /// <inheritdoc/>
    public RoomCallParticipant this[int index] => _participants[index];

    /// <summary>Creates a roster. The collection expression <c>[a, b]</c> does the same.</summary>
    /// <param name="participants">The participants, each once.</param>
    /// <returns>The roster.</returns>
    public static ParticipantRoster Create(ReadOnlySpan<RoomCallParticipant> participants) => new([.. participants]);

    /// <summary>Finds a participant by id, in constant time.</summary>
    /// <param name="id">The id of the participant.</param>
    /// <param name="participant">The participant; <see langword="null"/> when it is not in the roster.</param>
    /// <returns>Whether the participant is in the roster.</returns>
    public bool TryGet(ParticipantId id, [NotNullWhen(true)] out RoomCallParticipant? participant)
    {
        ArgumentNullException.ThrowIfNull(id);
        return (_byId ??= Index()).TryGetValue(id, out participant);
    }

    /// <summary>Determines whether a participant is in the roster, in constant time.</summary>
    /// <param name="id">The id of the participant.</param>
    /// <returns>Whether the participant is in the roster.</returns>
    public bool Contains(ParticipantId id) => TryGet(id, out _);

    /// <inheritdoc/>
    public IEnumerator<RoomCallParticipant> GetEnumerator() => ((IEnumerable<RoomCallParticipant>)_participants).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Determines whether both rosters list equal participants in the same order.</summary>
    /// <param name="other">The other roster.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(ParticipantRoster? other) =>
        ReferenceEquals(this, other) || (other is not null && _participants.AsSpan().SequenceEqual(other._participants.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParticipantRoster);

    /// <inheritdoc/>
    public override int GetHashCode() => _participants.Length == 0 ? 0 : HashCode.Combine(_participants.Length, _participants[0].Id);

    /// <summary>Returns the number of participants.</summary>
    /// <returns>For example <c>2 participants</c>.</returns>
    public override string ToString() => _participants.Length == 1 ? "1 participant" : $"{_participants.Length} participants";

    /// <summary>Whether the roster holds the same objects in the same order, so that it need not be replaced.</summary>
    internal bool HasSameParticipants(ImmutableArray<RoomCallParticipant>.Builder next)
    {
        if (Count != next.Count)
        {
            return false;
        }

        for (int i = 0; i < next.Count; i++)
        {
            if (!ReferenceEquals(this[i], next[i]))
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<ParticipantId, RoomCallParticipant> Index()
    {
        Dictionary<ParticipantId, RoomCallParticipant> index = new(_participants.Length);
        foreach (RoomCallParticipant participant in _participants)
        {
            index[participant.Id] = participant;
        }

        return index;
    }
}

/// <summary>An entry of a roster as the server side lists it. Immutable.</summary>
public sealed record RosterEntry
{
    /// <summary>Creates an entry.</summary>
    /// <param name="id">The participant.</param>
    /// <param name="isMuted">Whether the participant is muted; <see langword="null"/> when the service left it out.</param>
    /// <param name="isOnHold">Whether the participant is on hold; <see langword="null"/> when the service left it out.</param>
    public RosterEntry(ParticipantId id, bool? isMuted = null, bool? isOnHold = null)
    {
        Id = id;
        IsMuted = isMuted;
        IsOnHold = isOnHold;
    }

    /// <summary>The participant.</summary>
    public ParticipantId Id { get; init; }

    /// <summary>Whether the participant is muted; <see langword="null"/> when the service left it out.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Whether the participant is on hold; <see langword="null"/> when the service left it out (api-versions before 2024-09-15).</summary>
    public bool? IsOnHold { get; init; }
}
