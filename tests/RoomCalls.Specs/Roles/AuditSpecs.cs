using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls.Specs.Roles;

/// <summary>Every decision is told: to the readers, and to the log.</summary>
public sealed class AuditSpecs
{
    [Fact]
    public async Task I_can_read_one_decision_per_action_on_the_calls_stream_and_on_the_managers()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector ofCall = EventCollector.Listen(call);
        await using EventCollector ofAll = EventCollector.Listen(fixture.Manager);
        RoomCallActor bob = RoomCallActor.Participant(fixture.Bob);

        await call.ForActor(bob).CanAsync(new MuteParticipant(fixture.Alice), CurrentTest.Token);
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.ForActor(bob).MuteParticipantAsync(fixture.Alice, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ForActor(bob).Rooms.GetAsync(fixture.Room.Id, CurrentTest.Token));
        RemoveParticipant remove = new(fixture.Bob) { OperationContext = "moderation" };
        await fixture.AdvanceToResultAsync(call.ForActor(RoomCallActor.Participant(fixture.Alice)).ExecuteAsync(remove, CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        await ofAll.UntilAsync<CallDisconnected>();

        ActionDecided[] told = [.. (await ofCall.ToEndAsync()).OfType<ActionDecided>()];
        Assert.Equal(["MuteParticipant", "RemoveParticipant", "HangUpForEveryone"], told.Select(d => d.ActionName));
        Assert.Equal([bob, RoomCallActor.Participant(fixture.Alice), RoomCallActor.Administrator], told.Select(d => d.Actor));
        Assert.Equal([fixture.Alice, fixture.Bob, null], told.Select(d => d.Target));
        Assert.Equal([false, true, true], told.Select(d => d.Capability.IsAllowed));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(told[0].Capability.Reasons).Code);
        Assert.Equal("moderation", told[1].OperationContext);
        Assert.All(told, d => Assert.Equal((call.ConnectionId, call.State.ServerCallId), (d.CallConnectionId, d.ServerCallId)));
        Assert.Equal(["MuteParticipant", "GetRoom", "RemoveParticipant", "HangUpForEveryone"], ofAll.Events.OfType<ActionDecided>().Select(d => d.ActionName));
    }

    [Fact]
    public async Task I_can_read_the_decision_on_connecting()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using EventCollector ofAll = EventCollector.Listen(fixture.Manager);

        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Bob)).ConnectAsync(fixture.Locator, CurrentTest.Token));
        await using IRoomCall call = await fixture.ConnectAsync();

        Assert.False((await ofAll.UntilAsync<ActionDecided>()).Capability.IsAllowed);
        ActionDecided allowed = await ofAll.UntilAsync<ActionDecided>();
        Assert.Equal((nameof(ConnectCall), RoomCallActor.Administrator, true), (allowed.ActionName, allowed.Actor, allowed.Capability.IsAllowed));
    }

    [Fact]
    public async Task I_can_find_each_decision_in_the_log_and_no_whole_number_in_it()
    {
        using LogCollector logs = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        RoomCallActor phone = RoomCallActor.Participant(KnownPhones.Answering);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => call.ForActor(phone).RemoveParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        ActionDecided told = await events.UntilAsync<ActionDecided>(d => !d.Capability.IsAllowed);
        string line = Assert.Single(logs.Lines, l => l.Contains("is denied", StringComparison.Ordinal));
        Assert.StartsWith("Information RemoveParticipant as participant 4:", line, StringComparison.Ordinal);
        Assert.Contains(CapabilityReasonCodes.RoleRestricted, line, StringComparison.Ordinal);
        Assert.Single(logs.Lines, l => l.StartsWith("Debug AddParticipant as administrator", StringComparison.Ordinal));
        Assert.All([line, $"{told}", denied.ToString()], text => Assert.DoesNotContain(KnownPhones.Answering.Number![1..], text, StringComparison.Ordinal));
    }
}
