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
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync("+14255550100");
        ServiceResponse answer = (await fixture.CallAsync("POST", id, "/participants:remove", Body(EmulatorHttpFixture.Phone("+14255550100"), "rm"))).Expect(202);
        Assert.Equal("rm", answer["operationContext"]);
        ReceivedCallback removed = await fixture.Callbacks.NextAsync();
        ReceivedCallback roster = await fixture.Callbacks.NextAsync();
        Assert.Equal(("RemoveParticipantSucceeded", "rm", (200, 0)), (removed.Type, removed.Context, removed.Result));
        Assert.Equal("4:+14255550100", removed.Data["participant"]!["rawId"]!.GetValue<string>());
        Assert.Equal([EmulatorHttpFixture.Alice], roster.RawIds);
        Assert.Equal(id, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Removed)).CallConnectionId);
    }

    [Fact]
    public async Task Without_a_context_the_answer_is_an_empty_object()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync("+14255550100");
        Assert.Equal("{}", (await fixture.CallAsync("POST", id, "/participants:remove", Body(EmulatorHttpFixture.Phone("+14255550100")))).Expect(202).Text);
    }

    [Fact]
    public async Task Removing_somebody_who_is_not_there_fails_by_event()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, "/participants:remove", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Bob)))).Expect(202);
        ReceivedCallback failed = await fixture.Callbacks.NextAsync("RemoveParticipantFailed");
        Assert.Equal((404, 8522), failed.Result);
        Assert.Equal(EmulatorHttpFixture.Bob, failed.Data["participant"]!["rawId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Removing_the_last_person_ends_the_call()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, "/participants:remove", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Alice)))).Expect(202);
        Assert.Equal("RemoveParticipantSucceeded", (await fixture.Callbacks.NextAsync()).Type);
        ReceivedCallback ended = await fixture.Callbacks.NextAsync();
        Assert.Equal(("CallDisconnected", (200, 5001)), (ended.Type, ended.Result));
        (await fixture.CallAsync("GET", id, "")).ExpectError(404, "8522");
    }

    [Fact]
    public async Task A_removed_user_can_come_back()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        string id = await fixture.ConnectedAsync(roomId);
        (await fixture.CallAsync("POST", id, "/participants:remove", Body(EmulatorHttpFixture.User(EmulatorHttpFixture.Bob)))).Expect(202);
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        await fixture.Callbacks.NextAsync("RemoveParticipantSucceeded");
        Assert.Equal([EmulatorHttpFixture.Alice], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal([EmulatorHttpFixture.Alice, EmulatorHttpFixture.Bob], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
    }
}
