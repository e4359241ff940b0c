using Microsoft.AspNetCore.Http;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>Reads a body whole: its hash is part of the signature. Kestrel limits its size.</summary>
internal static class RequestBody
{
    /// <summary>Reads to the end; no body is an empty array.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0)
        {
            return [];
        }

        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }
}
