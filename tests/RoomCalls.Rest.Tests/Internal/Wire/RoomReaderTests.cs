using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class RoomReaderTests
{
    [Fact]
    public void Read_Dates_AreTolerant()
    {
        Room room = RoomReader.Read(
            JsonElement.Parse("""{"id":"1","createdAt":"2026-01-05T08:59:01.1234567+02:00","validFrom":"soon","validUntil":5}"""))!;

        Assert.Equal(new DateTimeOffset(2026, 1, 5, 8, 59, 1, TimeSpan.FromHours(2)).AddTicks(1234567), room.CreatedAt);
        Assert.Equal((default, default, false), (room.ValidFrom, room.ValidUntil, room.PstnDialOutEnabled));
    }

    [Fact]
    public void Read_NoId_IsNull() => Assert.Null(RoomReader.Read(JsonElement.Parse("""{"validFrom":"2026-01-05T08:59:01Z"}""")));

    [Fact]
    public void ReadRoster_RoleLeftOut_IsAttendee()
    {
        JsonElement items = JsonElement.Parse("""[{"rawId":"8:acs:r_u"},{"role":"Presenter"}]""");

        Assert.Equal([new RoomParticipant(ParticipantId.User("8:acs:r_u"), RoomRole.Attendee)], RoomReader.ReadParticipants(items.EnumerateArray()));
    }
}
