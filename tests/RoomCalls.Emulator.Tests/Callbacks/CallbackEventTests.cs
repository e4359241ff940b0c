using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Callbacks;

public sealed class CallbackEventTests
{
    private const string Version = "2025-06-15";

    [Fact]
    public async Task Every_event_has_the_shape_that_was_recorded()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string target = $"/calling/callConnections:connect?api-version={Version}";
        string id = (await stage.Client.SendAsync("POST", target, stage.ConnectBody(roomId))).Expect(200)["callConnectionId"];
        await AssertShapeAsync(stage, "CallConnected");
        await AssertShapeAsync(stage, "ParticipantsUpdated", "ParticipantsUpdated-2");
        (await stage.AddUserAsync(id, Stage.Bob)).Expect(202);
        await stage.AdvanceAsync(1);
        await AssertShapeAsync(stage, "AddParticipantSucceeded");
        string invitation = (await stage.AddUserAsync(id, "8:acs:r_c")).Expect(202)["invitationId"];
        (await stage.CallAsync("POST", id, "/participants:cancelAddParticipant", new JsonObject { ["invitationId"] = invitation })).Expect(202);
        await AssertShapeAsync(stage, "CancelAddParticipantSucceeded");
        (await stage.CallAsync("POST", id, "/participants:remove", new JsonObject { ["participantToRemove"] = Stage.User(Stage.Bob) })).Expect(202);
        await AssertShapeAsync(stage, "RemoveParticipantSucceeded");
        await stage.LeaveAsync(roomId, Stage.Alice);
        await AssertShapeAsync(stage, "CallDisconnected", "CallDisconnected-3");
    }

    [Fact]
    public async Task Answers_have_the_shape_that_was_recorded()
    {
        await using Stage stage = await Stage.StartAsync();
        ServiceAnswer connected = await stage.ConnectAsync(await stage.OpenRoomAsync());
        Assert.Equal(Shape("connect-1").Where(path => !path.Contains("targets[]", StringComparison.Ordinal)), Recording.Shape(connected.Json));
        JsonObject add = new() { ["participantToAdd"] = Stage.User(Stage.Bob), ["operationContext"] = "ctx" };
        ServiceAnswer added = await stage.CallAsync("POST", connected["callConnectionId"], "/participants:add", add);
        Assert.Equal(Shape("addParticipant-1"), Recording.Shape(added.Expect(202).Json));
        JsonObject cancel = new() { ["invitationId"] = added["invitationId"], ["operationContext"] = "ctx" };
        ServiceAnswer cancelled = await stage.CallAsync("POST", connected["callConnectionId"], "/participants:cancelAddParticipant", cancel);
        Assert.Equal(Shape("cancelAddParticipant-1"), Recording.Shape(cancelled.Expect(202).Json));
        ServiceAnswer room = await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject());
        Assert.Equal(Shape("rooms-create-1"), Recording.Shape(room.Expect(201).Json));
    }

    [Fact]
    public async Task An_event_reads_exactly_so()
    {
        await using Stage stage = await Stage.StartAsync(options => options.Seed = 1);
        string roomId = await stage.OpenRoomAsync();
        string id = (await stage.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        Callback callback = await stage.Sink.NextAsync();
        ServiceAnswer call = await stage.CallAsync("GET", id, "");
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

    private static string[] Shape(string recording) => Recording.Shape(Recording.Answer(recording));

    private static async Task AssertShapeAsync(Stage stage, string type, string? recording = null)
    {
        Callback callback = await stage.Sink.NextAsync(type);
        Assert.Equal(Recording.Shape(Recording.Event(recording ?? type + "-1")), Recording.Shape(callback.Event));
        Assert.Equal(Version, callback.Data["version"]!.GetValue<string>());
        Assert.Equal($"calling/callConnections/{callback.ConnectionId}", callback.Event["source"]!.GetValue<string>());
    }
}
