using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads and checks when a room is open.</summary>
internal static class RoomWindow
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(180);

    /// <summary>The window asked for; what is not named stays, or begins now and lasts 180 days.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Read(World world, OperationRequest request, Room? current)
    {
        DateTimeOffset from = request.Date("validFrom") ?? current?.ValidFrom ?? world.Now;
        DateTimeOffset until = request.Date("validUntil") ?? current?.ValidUntil ?? from + Longest;
        if (until <= from)
        {
            throw request.Invalid("validUntil must be later than validFrom.");
        }

        if (until <= world.Now)
        {
            throw request.Invalid("validUntil must not be in the past.");
        }

        return until - from > Longest ? throw request.Invalid("A room can be valid for 180 days at most.") : (from, until);
    }
}
