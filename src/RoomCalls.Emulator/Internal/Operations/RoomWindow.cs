using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads and checks when a room is open.</summary>
internal static class RoomWindow
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(180);

    /// <summary>Reads the window. A date that is not given stays as it is; a new room is open from now on for 180 days.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Read(World world, OperationRequest request, Room? current)
    {
        DateTimeOffset from = request.GetDate("validFrom") ?? current?.ValidFrom ?? world.Now;
        DateTimeOffset until = request.GetDate("validUntil") ?? current?.ValidUntil ?? from + MaxDuration;
        if (until <= from)
        {
            throw request.Invalid("validUntil must be later than validFrom.");
        }

        if (until <= world.Now)
        {
            throw request.Invalid("validUntil must not be in the past.");
        }

        return until - from > MaxDuration ? throw request.Invalid("A room can be valid for 180 days at most.") : (from, until);
    }
}
