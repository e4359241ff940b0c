using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Callbacks;

public sealed class CallbackEventTests
{
    private const string Version = "2025-06-15";

    [Fact]
    public async Task Every_event_has_the_shape_that_was_recorded()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string target = $"/calling/callConnections:connect?api-version={Version}";
        string id = (await fixture.Client.SendAsync("POST", target, fixture.ConnectBody(roomId))).Expect(200)["callConnectionId"];
        await AssertShapeAsync(fixture, "CallConnected");
        await AssertShapeAsync(fixture, "ParticipantsUpdated", "ParticipantsUpdated-2");
        (await fixture.AddUserAsync(id, EmulatorHttpFixture.Bob)).Expect(202);
        await fixture.AdvanceAsync(1);
        await AssertShapeAsync(fixture, "AddParticipantSucceeded");
        string invitation = (await fixture.AddUserAsync(id, "8:acs:r_c")).Expect(202)["invitationId"];
        (await fixture.CallAsync("POST", id, "/participants:cancelAddParticipant", new JsonObject { ["invitationId"] = invitation })).Expect(202);
        await AssertShapeAsync(fixture, "CancelAddParticipantSucceeded");
        (await fixture.CallAsync("POST", id, "/participants:remove", new JsonObject { ["participantToRemove"] = EmulatorHttpFixture.User(EmulatorHttpFixture.Bob) })).Expect(202);
        await AssertShapeAsync(fixture, "RemoveParticipantSucceeded");
        await fixture.LeaveAsync(roomId, EmulatorHttpFixture.Alice);
        await AssertShapeAsync(fixture, "CallDisconnected", "CallDisconnected-3");
    }

    [Fact]
    public async Task Answers_have_the_shape_that_was_recorded()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse connected = await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        Assert.Equal(Shape("connect-1").Where(path => !path.Contains("targets[]", StringComparison.Ordinal)), JsonShape.Describe(connected.Json));
        JsonObject add = new() { ["participantToAdd"] = EmulatorHttpFixture.User(EmulatorHttpFixture.Bob), ["operationContext"] = "ctx" };
        ServiceResponse added = await fixture.CallAsync("POST", connected["callConnectionId"], "/participants:add", add);
        Assert.Equal(Shape("addParticipant-1"), JsonShape.Describe(added.Expect(202).Json));
        JsonObject cancel = new() { ["invitationId"] = added["invitationId"], ["operationContext"] = "ctx" };
        ServiceResponse cancelled = await fixture.CallAsync("POST", connected["callConnectionId"], "/participants:cancelAddParticipant", cancel);
        Assert.Equal(Shape("cancelAddParticipant-1"), JsonShape.Describe(cancelled.Expect(202).Json));
        ServiceResponse room = await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject());
        Assert.Equal(Shape("rooms-create-1"), JsonShape.Describe(room.Expect(201).Json));
    }

    [Fact]
    public async Task An_event_reads_exactly_so()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.Seed = 1);
        string roomId = await fixture.OpenRoomAsync();
        string id = (await fixture.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        ReceivedCallback callback = await fixture.Callbacks.NextAsync();
        ServiceResponse call = await fixture.CallAsync("GET", id, "");
        string expected =
            $$$"""
            [{"id":"{{{callback.Id}}}","source":"calling/callConnections/{{{id}}}","type":"Microsoft.Communication.CallConnected","data":{
            "version":"2026-03-12","operationContext":"ctx","resultInformation":{"code":200,"subCode":0,"message":""},
            "callConnectionId":"{{{id}}}","serverCallId":"{{{call["serverCallId"]}}}","correlationId":"{{{call["correlationId"]}}}",
            "publicEventType":"Microsoft.Communication.CallConnected"},"time":"2026-01-05T09:00:00\u002B00:00","specversion":"1.0",
            "datacontenttype":"application/json","subject":"calling/callConnections/{{{id}}}"}]
            """.ReplaceLineEndings("");
        Assert.Equal(expected, callback.Text);
    }

    private static string[] Shape(string recording) => JsonShape.Describe(RecordingReader.ReadResponseBody(recording));

    private static async Task AssertShapeAsync(EmulatorHttpFixture fixture, string type, string? recording = null)
    {
        ReceivedCallback callback = await fixture.Callbacks.NextAsync(type);
        Assert.Equal(JsonShape.Describe(RecordingReader.ReadEvent(recording ?? type + "-1")), JsonShape.Describe(callback.Event));
        Assert.Equal(Version, callback.Data["version"]!.GetValue<string>());
        Assert.Equal($"calling/callConnections/{callback.ConnectionId}", callback.Event["source"]!.GetValue<string>());
    }
}
