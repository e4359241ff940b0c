using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>Two seats in the call of a room: Ann presents.</summary>
public sealed record Meeting(Stage Stage, string RoomId, string AnnId, string BenId, SeatClient Ann, SeatClient Ben)
{
    /// <summary>Ann as Ben's list shows her.</summary>
    public JsonObject AnnAsSeen => Ben.People[AnnId];

    public JsonObject BenAsSeen => Ann.People[BenId];
}
