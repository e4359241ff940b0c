using System.Globalization;
using System.Security.Cryptography;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>Creates ids: random ones, or repeatable ones from a seed. Thread-safe.</summary>
internal sealed class IdSource
{
    private static readonly string ProcessKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    private readonly Lock _lock = new();
    private readonly int? _seed;
    private ulong _state;

    /// <summary>Creates a source of ids.</summary>
    public IdSource(int? seed)
    {
        _seed = seed;
        _state = ~(ulong)(seed ?? 0);
        AccessKey = seed is null ? ProcessKey : Convert.ToBase64String([.. NewGuid().ToByteArray(), .. NewGuid().ToByteArray()]);
        ResourceId = NewGuid().ToString();
        Restart();
    }

    /// <summary>The access key that goes with the ids, base64.</summary>
    public string AccessKey { get; }

    /// <summary>The id of the resource.</summary>
    public string ResourceId { get; }

    /// <summary>Starts again: a seed gives the same ids again.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            _state = (ulong)(_seed ?? 0);
        }
    }

    /// <summary>The next id.</summary>
    public Guid NewGuid()
    {
        if (_seed is null)
        {
            return System.Guid.NewGuid();
        }

        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    /// <summary>Seventeen digits, as the service's room ids have.</summary>
    public string NewRoomId() =>
        "99" + (BitConverter.ToUInt64(NewGuid().ToByteArray(), 0) % 1_000_000_000_000_000UL).ToString("D15", CultureInfo.InvariantCulture);

    /// <summary>The raw id of a new user of the resource.</summary>
    public string NewUserId() => $"8:acs:{ResourceId}_{NewGuid()}";

    // SplitMix64: repeatable on every runtime, which System.Random does not promise.
    private ulong Next()
    {
        lock (_lock)
        {
            ulong z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
