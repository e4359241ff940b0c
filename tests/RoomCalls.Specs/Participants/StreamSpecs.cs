using RoomCalls.Events;

namespace RoomCalls.Specs.Participants;

/// <summary>Which events a reader gets.</summary>
public sealed class StreamSpecs
{
    [Theory]
    [InlineData(EventKinds.None, new[] { "RoomCallSnapshot", "ParticipantJoined", "ParticipantLeft", "CallDisconnected" })]
    [InlineData(EventKinds.Decisions, new[]
    {
        "RoomCallSnapshot", "ActionDecided", "ParticipantJoined", "ActionDecided", "ParticipantLeft", "ActionDecided", "CallDisconnected",
    })]
    public async Task I_read_what_happens_in_the_call_and_more_only_where_I_ask_for_it(EventKinds include, string[] names)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call, new ListenOptions { Include = include });
        await using EventCollector everything = EventCollector.Listen(call);

        RoomCallParticipant guest = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.RemoveParticipantAsync(guest.Id, CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));

        await fixture.AdvanceAsync(1);
        Assert.Equal(names, (await events.ToEndAsync()).Where(e => e is not ParticipantChanged).Select(e => e.Name));
        IReadOnlyList<RoomCallEvent> all = await everything.ToEndAsync();
        Assert.Contains(all, e => e is AddParticipantSucceeded);
        Assert.Contains(all, e => e is ParticipantsUpdated);
        Assert.Equal(3, all.Count(e => e is ActionDecided));
    }

    [Fact]
    public async Task I_get_an_event_that_this_version_does_not_know_without_asking_for_it()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call, new ListenOptions());
        await using EventCollector ofAll = EventCollector.Listen(fixture.Manager, new ListenOptions());

        Assert.Equal(200, await fixture.PostAsync(call, CallbackJson.Event(call, "SomethingNew", fixture.Clock.GetUtcNow())));

        Assert.Equal("SomethingNew", (await events.UntilAsync<UnknownRoomCallEvent>()).Type);
        Assert.Equal("SomethingNew", (await ofAll.UntilAsync<UnknownRoomCallEvent>()).Type);
    }
}
