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
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        ServiceAnswer answer = (await stage.CallAsync("POST", id, "/participants:mute", Body(Stage.User(Stage.Alice)))).Expect(200);
        Assert.Equal("m1", answer["operationContext"]);
        Callback roster = await stage.Sink.NextAsync();
        Assert.True(roster.Data["participants"]![0]!["isMuted"]!.GetValue<bool>());
        Assert.False(roster.Data.AsObject().ContainsKey("operationContext"));
        Assert.Equal(Stage.Alice, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Muted)).RawId);
    }

    [Fact]
    public async Task Muting_again_answers_and_changes_nothing()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        (await stage.CallAsync("POST", id, "/participants:mute", Body(Stage.User(Stage.Alice)))).Expect(200);
        (await stage.CallAsync("POST", id, "/participants:mute", Body(Stage.User(Stage.Alice)))).Expect(200);
        await stage.SettleAsync();
        Assert.Equal(3, stage.Sink.All.Count);
    }

    [Fact]
    public async Task A_phone_cannot_be_muted()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.WithPhoneAsync("+14255550100");
        (await stage.CallAsync("POST", id, "/participants:mute", Body(Stage.Phone("+14255550100")))).ExpectError(400, "8523");
    }

    [Fact]
    public async Task Somebody_must_be_named_and_must_be_there()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        (await stage.CallAsync("POST", id, "/participants:mute", Body())).ExpectError(400, "8523");
        (await stage.CallAsync("POST", id, "/participants:mute", new JsonObject())).ExpectError(400, "8523");
        (await stage.CallAsync("POST", id, "/participants:mute", Body(Stage.User(Stage.Bob)))).ExpectError(404, "8522");
    }
}
