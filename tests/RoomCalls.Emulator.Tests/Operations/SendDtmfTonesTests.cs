using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class SendDtmfTonesTests
{
    private const string Number = "+14255550100";

    // As media operations of the JavaScript client: no kind.
    private static JsonObject Body(params string[] tones) => new()
    {
        ["tones"] = new JsonArray([.. tones.Select(tone => JsonValue.Create(tone))]),
        ["targetParticipant"] = new JsonObject { ["rawId"] = "4:" + Number, ["phoneNumber"] = new JsonObject { ["value"] = Number, ["isAnonymous"] = false } },
        ["operationContext"] = "ivr",
    };

    [Fact]
    public async Task Tones_complete_after_100_ms_each()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync(Number);
        Assert.Equal("ivr", (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("one", "two", "pound"))).Expect(202)["operationContext"]);
        await fixture.AdvanceAsync(0.29);
        Assert.Equal(4, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(0.01);
        ReceivedCallback completed = await fixture.Callbacks.NextAsync();
        Assert.Equal(("SendDtmfTonesCompleted", "ivr", (200, 0)), (completed.Type, completed.Context, completed.Result));
        Assert.Equal("one two pound", Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.TonesSent)).Detail);
    }

    [Fact]
    public async Task Tones_fail_when_the_phone_leaves()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string id = await fixture.ConnectedAsync(roomId);
        (await fixture.AddPhoneAsync(id, Number)).Expect(202);
        await fixture.AdvanceAsync(1);
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("one"))).Expect(202);
        await fixture.LeaveAsync(roomId, "4:" + Number);
        await fixture.AdvanceAsync(1);
        Assert.Equal((404, 8522), (await fixture.Callbacks.NextAsync("SendDtmfTonesFailed")).Result);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.TonesSent));
    }

    [Fact]
    public async Task A_second_sending_to_the_same_phone_is_412_8583()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync(Number);
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("one"))).Expect(202);
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("two"))).ExpectError(412, "8583");
        await fixture.AdvanceAsync(1);
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("two"))).Expect(202);
    }

    [Fact]
    public async Task One_to_eighteen_known_tones_are_taken()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync(Number);
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body())).ExpectError(400, "8523");
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("eleven"))).ExpectError(400, "8523");
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body([.. Enumerable.Repeat("one", 19)]))).ExpectError(400, "8523");
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body([.. Enumerable.Repeat("a", 18)]))).Expect(202);
    }

    [Fact]
    public async Task The_target_must_be_a_phone_in_the_call()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", Body("one"))).ExpectError(404, "8522");
        JsonObject toUser = Body("one");
        toUser["targetParticipant"] = EmulatorHttpFixture.User(EmulatorHttpFixture.Alice);
        (await fixture.CallAsync("POST", id, ":sendDtmfTones", toUser)).ExpectError(400, "8523");
    }
}
