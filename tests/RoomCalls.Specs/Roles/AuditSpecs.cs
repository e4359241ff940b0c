using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>Every decision is told: to the readers, and to the log.</summary>
public sealed class AuditSpecs
{
    [Fact]
    public async Task I_can_read_one_decision_per_action_on_the_calls_stream_and_on_the_managers()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience ofCall = Audience.Of(call);
        await using Audience ofAll = Audience.Of(stage.Manager);
        RoomCallActor bob = RoomCallActor.Participant(stage.Bob);

        await call.ForActor(bob).CanAsync(new MuteParticipant(stage.Alice), Stage.Token);
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.ForActor(bob).MuteParticipantAsync(stage.Alice, Stage.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => stage.Manager.ForActor(bob).Rooms.GetAsync(stage.Room.Id, Stage.Token));
        RemoveParticipant remove = new(stage.Bob) { OperationContext = "moderation" };
        await stage.OutcomeAsync(call.ForActor(RoomCallActor.Participant(stage.Alice)).ExecuteAsync(remove, Stage.Token));
        await stage.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));
        await stage.PassAsync(1);
        await ofAll.UntilAsync<CallDisconnected>();

        ActionDecided[] told = [.. (await ofCall.ToEndAsync()).OfType<ActionDecided>()];
        Assert.Equal(["MuteParticipant", "RemoveParticipant", "HangUpForEveryone"], told.Select(d => d.Action));
        Assert.Equal([bob, RoomCallActor.Participant(stage.Alice), RoomCallActor.Administrator], told.Select(d => d.Actor));
        Assert.Equal([stage.Alice, stage.Bob, null], told.Select(d => d.Target));
        Assert.Equal([false, true, true], told.Select(d => d.Capability.IsAllowed));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(told[0].Capability.Reasons).Code);
        Assert.Equal("moderation", told[1].OperationContext);
        Assert.All(told, d => Assert.Equal((call.ConnectionId, call.State.ServerCallId), (d.CallConnectionId, d.ServerCallId)));
        Assert.Equal(["MuteParticipant", "GetRoom", "RemoveParticipant", "HangUpForEveryone"], ofAll.Seen.OfType<ActionDecided>().Select(d => d.Action));
    }

    [Fact]
    public async Task I_can_read_the_decision_on_connecting()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using Audience ofAll = Audience.Of(stage.Manager);

        await Assert.ThrowsAsync<ActionDeniedException>(() => stage.Manager.ForActor(RoomCallActor.Participant(stage.Bob)).ConnectAsync(stage.Locator, Stage.Token));
        await using IRoomCall call = await stage.ConnectAsync();

        Assert.False((await ofAll.UntilAsync<ActionDecided>()).Capability.IsAllowed);
        ActionDecided allowed = await ofAll.UntilAsync<ActionDecided>();
        Assert.Equal((nameof(ConnectCall), RoomCallActor.Administrator, true), (allowed.Action, allowed.Actor, allowed.Capability.IsAllowed));
    }

    [Fact]
    public async Task I_can_find_each_decision_in_the_log_and_no_whole_number_in_it()
    {
        using Listener listener = new();
        await using Stage stage = await Stage.BuildAsync(services: s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(listener)));
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        RoomCallActor phone = RoomCallActor.Participant(Phones.Answering);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => call.ForActor(phone).RemoveParticipantAsync(Phones.Answering, Stage.Token));

        ActionDecided told = await audience.UntilAsync<ActionDecided>(d => !d.Capability.IsAllowed);
        string line = Assert.Single(listener.Lines, l => l.Contains("is denied", StringComparison.Ordinal));
        Assert.StartsWith("Information RemoveParticipant as participant 4:", line, StringComparison.Ordinal);
        Assert.Contains(CapabilityReasonCodes.RoleRestricted, line, StringComparison.Ordinal);
        Assert.Single(listener.Lines, l => l.StartsWith("Debug AddParticipant as administrator", StringComparison.Ordinal));
        Assert.All([line, $"{told}", denied.ToString()], text => Assert.DoesNotContain(Phones.Answering.Number![1..], text, StringComparison.Ordinal));
    }
}
