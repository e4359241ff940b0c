
namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of docs/seats.md, compiled.</summary>
internal static class SeatsSnippets
{
    public static async Task SeatAsync(IRoomCallManager manager, RoomId roomId, ParticipantId alice, CancellationToken ct)
    {
        // begin-snippet: seat
        SeatUser user = manager.Users.CreateSeatUser(alice);               // asks for a token, and again before it ends
        await using IRoomCall call = await manager.JoinAsync(CallLocator.Room(roomId), user, ct);
        await call.Seat.UnmuteAsync(ct);
        foreach (RoomCallParticipant p in call.State.Participants)
        {
            Console.WriteLine($"{p.Id} ({p.Id.Kind}): {p.State}, {p.Role}, muted {p.IsMuted}, speaking {p.IsSpeaking}, screens {p.ScreenSharingStreams.Count}");
        }
        // end-snippet
    }
}
