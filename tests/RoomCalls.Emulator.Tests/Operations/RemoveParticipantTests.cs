using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class RemoveParticipantTests
{
    private static JsonObject Body(JsonObject target, string? context = null) => context is null
        ? new JsonObject { ["participantToRemove"] = target }
        : new JsonObject { ["participantToRemove"] = target, ["operationContext"] = context };

    [Fact]
    public async Task Removing_a_phone_gives_Succeeded_and_a_roster_without_it()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.WithPhoneAsync("+14255550100");
        ServiceAnswer answer = (await stage.CallAsync("POST", id, "/participants:remove", Body(Stage.Phone("+14255550100"), "rm"))).Expect(202);
        Assert.Equal("rm", answer["operationContext"]);
        Callback removed = await stage.Sink.NextAsync();
        Callback roster = await stage.Sink.NextAsync();
        Assert.Equal(("RemoveParticipantSucceeded", "rm", (200, 0)), (removed.Type, removed.Context, removed.Result));
        Assert.Equal("4:+14255550100", removed.Data["participant"]!["rawId"]!.GetValue<string>());
        Assert.Equal([Stage.Alice], roster.RawIds);
        Assert.Equal(id, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Removed)).CallConnectionId);
    }

    [Fact]
    public async Task Without_a_context_the_answer_is_an_empty_object()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.WithPhoneAsync("+14255550100");
        Assert.Equal("{}", (await stage.CallAsync("POST", id, "/participants:remove", Body(Stage.Phone("+14255550100")))).Expect(202).Text);
    }

    [Fact]
    public async Task Removing_somebody_who_is_not_there_fails_by_event()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        (await stage.CallAsync("POST", id, "/participants:remove", Body(Stage.User(Stage.Bob)))).Expect(202);
        Callback failed = await stage.Sink.NextAsync("RemoveParticipantFailed");
        Assert.Equal((404, 8522), failed.Result);
        Assert.Equal(Stage.Bob, failed.Data["participant"]!["rawId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Removing_the_last_person_ends_the_call()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        (await stage.CallAsync("POST", id, "/participants:remove", Body(Stage.User(Stage.Alice)))).Expect(202);
        Assert.Equal("RemoveParticipantSucceeded", (await stage.Sink.NextAsync()).Type);
        Callback ended = await stage.Sink.NextAsync();
        Assert.Equal(("CallDisconnected", (200, 5001)), (ended.Type, ended.Result));
        (await stage.CallAsync("GET", id, "")).ExpectError(404, "8522");
    }

    [Fact]
    public async Task A_removed_user_can_come_back()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        await stage.JoinAsync(roomId, Stage.Bob);
        string id = await stage.ConnectedAsync(roomId);
        (await stage.CallAsync("POST", id, "/participants:remove", Body(Stage.User(Stage.Bob)))).Expect(202);
        await stage.JoinAsync(roomId, Stage.Bob);
        await stage.Sink.NextAsync("RemoveParticipantSucceeded");
        Assert.Equal([Stage.Alice], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal([Stage.Alice, Stage.Bob], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
    }
}
