using System.Buffers;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads a body into a rented buffer, up to a limit.</summary>
internal static class CallbackBody
{
    /// <summary>The largest body: 1 MiB, about ten times the roster of a full call of 350 people.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int FirstRent = 16 * 1024;

    /// <summary>Reads the body.</summary>
    /// <returns>A rented buffer to give back, and the body's length; -1 when the body is too large.</returns>
    public static async ValueTask<(byte[] Rented, int Length)> ReadAsync(Stream body, long? contentLength, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(contentLength is > 0 and <= MaxBytes ? (int)contentLength + 1 : FirstRent);
        int length = 0;
        try
        {
            while (true)
            {
                int read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (read == 0 || length > MaxBytes)
                {
                    return (buffer, length > MaxBytes ? -1 : length);
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            throw;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full, clearArray: true);
        return larger;
    }
}
