using System.Diagnostics.CodeAnalysis;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls;

/// <summary>Reads the body of a callback without a manager and a call, for tools that look at recorded callbacks.</summary>
/// <remarks>An application passes its callbacks to <see cref="IRoomCallManager.ReceiveAsync"/>, which also checks where they come from.</remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public static class CallbackReader
{
    /// <summary>Reads every event of a body: one CloudEvent, or an array of them.</summary>
    /// <param name="body">The body, in UTF-8 without a byte order mark.</param>
    /// <returns>The events, in order. An event of a type that RoomCalls does not know is an <see cref="UnknownRoomCallEvent"/>.</returns>
    /// <exception cref="FormatException">The body is not a callback; the message says why, without repeating any of it.</exception>
    public static IReadOnlyList<RoomCallEvent> Read(ReadOnlySpan<byte> body)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = EventReader.Read(body, new Interner());
        return error is null ? events : throw new FormatException(error);
    }
}
