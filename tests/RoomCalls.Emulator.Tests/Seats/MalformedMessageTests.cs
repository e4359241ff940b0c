using System.Net.WebSockets;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class MalformedMessageTests
{
    [Theory]
    [InlineData("""{"type":"dance","id":7}""")]
    [InlineData("""{"type":"","id":7}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"type":7,"id":7}""")]
    [InlineData("""{"type":"\ud800","id":7}""")]
    [InlineData("""{"type":"remove","participant":"\ud800","id":7}""")]
    [InlineData("""{"type":"speak","isSpeaking":"very","id":7}""")]
    [InlineData("""{"type":"add","participant":3,"id":7}""")]
    public async Task With_an_id_it_is_answered_and_the_seat_stays(string message)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ann.SendAsync(message);
        await pair.Ann.DoAsync("raiseHand");
        JsonObject reply = Assert.Single(pair.Ann.Received, received => received["id"]?.GetValue<long>() == 7);
        new SeatReply(reply).ExpectError(400, 0);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"mute"}""")]
    [InlineData("""{"type":"mute","id":"1"}""")]
    [InlineData("""{"type":"mute","id":1.5}""")]
    [InlineData("")]
    public async Task Without_an_id_the_socket_is_closed_and_the_seat_lost(string message)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.SendAsync(message);
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await pair.Ben.Closed);
        await fixture.AdvanceAsync(119);
        Assert.True(pair.Ann.People.ContainsKey(pair.BenId));
        await fixture.AdvanceAsync(1);
        Assert.False(pair.Ann.People.ContainsKey(pair.BenId));
    }

    [Fact]
    public async Task A_message_over_64_KiB_closes_the_socket_and_one_below_does_not()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("raiseHand", new JsonObject { ["padding"] = new string('x', 60_000) });
        await pair.Ben.SendAsync($$"""{"type":"lowerHand","id":99,"padding":"{{new string('x', 200_000)}}"}""");
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await pair.Ben.Closed);
        Assert.DoesNotContain(fixture.Emulator.Requests, request => request.Operation == "SeatLowerHand");
        await fixture.AdvanceAsync(120);
        Assert.False(pair.Ann.People.ContainsKey(pair.BenId));
    }

    [Fact]
    public async Task Seen_too_often_counts_for_nothing()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.SendAsync("""{"type":"seen"}""");
        await pair.Ben.DoAsync("raiseHand");
        await fixture.SettleAsync();
        Assert.True(pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Before_a_join_nothing_can_be_done()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        SeatClient seat = await fixture.OpenSeatAsync();
        (await seat.AskAsync("mute")).ExpectError(409, 0);
    }

    [Fact]
    public async Task A_client_that_does_not_acknowledge_is_served_as_well()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        SeatClient silent = await fixture.OpenSeatAsync(acknowledges: false);
        (await silent.AskAsync("join", new JsonObject { ["token"] = await fixture.TokenOfAsync(pair.BenId), ["roomId"] = pair.RoomId })).Expect();
        await silent.DoAsync("raiseHand");
        await fixture.SettleAsync();
        Assert.True(pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
    }
}
