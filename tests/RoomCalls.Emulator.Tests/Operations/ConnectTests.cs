using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class ConnectTests
{
    [Fact]
    public async Task Connect_answers_as_recorded()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        ServiceAnswer answer = (await stage.ConnectAsync(roomId)).Expect(200);
        string[] members = [.. answer.Json.AsObject().Select(member => member.Key)];
        Assert.Equal(["callConnectionId", "targets", "callConnectionState", "callbackUri", "correlationId", "mediaStreamingSubscription"], members);
        Assert.Empty(answer.Json["targets"]!.AsArray());
        Assert.Equal("connecting", answer["callConnectionState"]);
        Assert.Equal(stage.Sink.Uri.AbsoluteUri, answer["callbackUri"]);
        Assert.Equal(answer["correlationId"], answer.Headers["X-Microsoft-Skype-Chain-ID"]);
        Assert.DoesNotContain("Repeatability-Result", answer.Headers.Keys);
    }

    [Fact]
    public async Task Connect_raises_CallConnected_and_the_roster_from_2()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string id = (await stage.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        Callback connected = await stage.Sink.NextAsync();
        Callback roster = await stage.Sink.NextAsync();
        Assert.Equal(("CallConnected", id, "ctx", (200, 0)), (connected.Type, connected.ConnectionId, connected.Context, connected.Result));
        Assert.Equal(("ParticipantsUpdated", 2, null), (roster.Type, roster.Sequence, roster.Context));
        Assert.Equal([Stage.Alice], roster.RawIds);
        ServiceAnswer call = (await stage.CallAsync("GET", id, "")).Expect(200);
        Assert.Equal("connected", call["callConnectionState"]);
        Assert.Equal(connected.Data["serverCallId"]!.GetValue<string>(), call["serverCallId"]);
    }
}
