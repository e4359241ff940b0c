using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RoomCalls.Internal.Storing;

/// <summary>
/// Remembers event ids for ten minutes (twice a callback token's life) as 128-bit hashes, at most 4,096, to recognize repeats.
/// Used by one writer at a time.
/// </summary>
internal sealed class RecentEventIds(TimeProvider timeProvider)
{
    public const int MinCapacity = 16;
    public const int MaxCapacity = 4096;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<(UInt128 Hash, long At)> _order = [];
    private int _capacity = MinCapacity;

    public int Capacity => _capacity;

    /// <summary>Whether the id is known; a new id is remembered.</summary>
    public bool IsRepeat(string id)
    {
        // What is too old goes first: it makes no repeat any more.
        long now = timeProvider.GetTimestamp();
        while (_order.TryPeek(out (UInt128 Hash, long At) oldest) && timeProvider.GetElapsedTime(oldest.At, now) > Lifetime)
        {
            _known.Remove(_order.Dequeue().Hash);
        }

        UInt128 hash = Hash(id);
        if (!_known.Add(hash))
        {
            return true;
        }

        if (_order.Count == _capacity)
        {
            if (_capacity < MaxCapacity)
            {
                _capacity *= 2;
            }
            else
            {
                _known.Remove(_order.Dequeue().Hash);
            }
        }

        _order.Enqueue((hash, now));
        return false;
    }

    private static UInt128 Hash(string id)
    {
        if (Guid.TryParseExact(id, "D", out Guid guid))
        {
            return MemoryMarshal.Cast<Guid, UInt128>(new ReadOnlySpan<Guid>(in guid))[0];
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
