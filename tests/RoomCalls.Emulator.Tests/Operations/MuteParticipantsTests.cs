using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class MuteParticipantsTests
{
    private static JsonObject Body(params JsonObject[] targets) =>
        new() { ["targetParticipants"] = new JsonArray([.. targets]), ["operationContext"] = "m1" };

    [Fact]
    public async Task Muting_a_user_shows_in_the_roster()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        ServiceResponse answer = (await fixture.CallAsync("POST", id, "/participants:mute", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Alice)))).Expect(200);
        Assert.Equal("m1", answer["operationContext"]);
        ReceivedCallback roster = await fixture.Callbacks.NextAsync();
        Assert.True(roster.Data["participants"]![0]!["isMuted"]!.GetValue<bool>());
        Assert.False(roster.Data.AsObject().ContainsKey("operationContext"));
        Assert.Equal(EmulatorHttpFixture.Alice, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Muted)).RawId);
    }

    [Fact]
    public async Task Muting_again_answers_and_changes_nothing()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, "/participants:mute", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Alice)))).Expect(200);
        (await fixture.CallAsync("POST", id, "/participants:mute", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Alice)))).Expect(200);
        await fixture.SettleAsync();
        Assert.Equal(3, fixture.Callbacks.All.Count);
    }

    [Fact]
    public async Task A_phone_cannot_be_muted()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync("+14255550100");
        (await fixture.CallAsync("POST", id, "/participants:mute", Body(EmulatorHttpFixture.Phone("+14255550100")))).ExpectError(400, "8523");
    }

    [Fact]
    public async Task Somebody_must_be_named_and_must_be_there()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, "/participants:mute", Body())).ExpectError(400, "8523");
        (await fixture.CallAsync("POST", id, "/participants:mute", new JsonObject())).ExpectError(400, "8523");
        (await fixture.CallAsync("POST", id, "/participants:mute", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Bob)))).ExpectError(404, "8522");
    }
}
