using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>The call of a room with two seats: Ann is a Presenter.</summary>
public sealed record TwoSeatCall(EmulatorHttpFixture Fixture, string RoomId, string AnnId, string BenId, SeatClient Ann, SeatClient Ben)
{
    /// <summary>Ann in Ben's list of participants.</summary>
    public JsonObject AnnAsSeen => Ben.People[AnnId];

    public JsonObject BenAsSeen => Ann.People[BenId];
}
