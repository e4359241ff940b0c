using System.Text;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Tests.Support;

/// <summary>Reads callback bodies with the library's reader.</summary>
internal static class CallbackReading
{
    public static (IReadOnlyList<RoomCallEvent> Events, string? Error) Read(string body, Interner? interner = null) => Read(Encoding.UTF8.GetBytes(body), interner);

    public static (IReadOnlyList<RoomCallEvent> Events, string? Error) Read(ReadOnlySpan<byte> body, Interner? interner = null) => EventReader.Read(body, interner ?? new Interner());

    public static RoomCallEvent ReadSingle(string body)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = Read(body);
        Assert.Null(error);
        return Assert.Single(events);
    }

    /// <summary>The error of a body that is refused.</summary>
    public static string ReadError(string body)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = Read(body);
        Assert.Empty(events);
        Assert.NotNull(error);
        return error;
    }
}
