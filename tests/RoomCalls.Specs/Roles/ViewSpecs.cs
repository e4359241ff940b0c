using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Policies;

namespace RoomCalls.Specs.Roles;

/// <summary>A view narrows and never widens: every actor of the chain must be allowed to do what is asked.</summary>
public sealed class ViewSpecs
{
    private static readonly RoomCallActor Attendee = RoomCallActor.InRole(RoomRole.Attendee);
    private static readonly RoomCallActor Presenter = RoomCallActor.InRole(RoomRole.Presenter);

    [Fact]
    public async Task I_cannot_dial_as_the_administrator_from_an_attendees_view()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall view = call.ForActor(RoomCallActor.Participant(fixture.Bob)).ForActor(RoomCallActor.Administrator);
        AddParticipant dial = new(KnownPhones.Answering);

        Assert.Equal(RoomCallActor.Administrator, view.Actor);
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single((await view.CanAsync(dial, CurrentTest.Token)).Reasons).Code);
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(view.Can(dial).Reasons).Code);
        await Assert.ThrowsAsync<ActionDeniedException>(() => view.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => view.StartAsync(dial, CurrentTest.Token));
        Assert.Empty(fixture.Requests("AddParticipant"));
        await fixture.AdvanceToResultAsync(call.ForActor(RoomCallActor.Administrator).AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
    }

    [Fact]
    public async Task I_can_choose_anybody_from_the_applications_handle_also_by_an_administrators_view()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Administrator).ForActor(RoomCallActor.Participant(fixture.Alice));

        await fixture.AdvanceToResultAsync(asAlice.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Single(fixture.Requests("RemoveParticipant"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task I_am_bound_by_both_roles_whichever_view_is_made_first(bool presenterFirst)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall view = presenterFirst ? call.ForActor(Presenter).ForActor(Attendee) : call.ForActor(Attendee).ForActor(Presenter);
        RemoveParticipant remove = new(fixture.Bob);

        Assert.False(view.Can(remove).IsAllowed);
        Assert.False((await view.CanAsync(remove, CurrentTest.Token)).IsAllowed);
        await Assert.ThrowsAsync<ActionDeniedException>(() => view.ExecuteAsync(remove, CurrentTest.Token));
        Assert.Equal(2, (await view.ListParticipantsAsync(CurrentTest.Token)).Count);
    }

    [Fact]
    public async Task I_get_the_reasons_of_each_actor()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall view = call.ForActor(RoomCallActor.InRole(RoomRole.Consumer)).ForActor(Attendee).ForActor(RoomCallActor.Nobody);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => view.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Equal(
            [CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.NotSignedIn],
            denied.Reasons.Select(r => r.Code));
        Assert.Contains("Consumer", denied.Reasons[0].Message, StringComparison.Ordinal);
        Assert.Contains("Attendee", denied.Reasons[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_do_nothing_from_a_view_of_nobody_whoever_is_chosen_there()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall view = call.ForActor(RoomCallActor.Nobody).ForActor(RoomCallActor.Administrator);
        IRoomCallManager manager = fixture.Manager.ForActor(RoomCallActor.Nobody).ForActor(RoomCallActor.Administrator);

        await Assert.ThrowsAsync<ActionDeniedException>(() => view.ListParticipantsAsync(CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => manager.Rooms.GetAsync(fixture.Room.Id, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => manager.ConnectAsync(fixture.Locator, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => manager.AttachAsync(call.ConnectionId!.Value, CurrentTest.Token));
    }

    [Fact]
    public async Task I_cannot_widen_what_a_managers_view_gives()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        RoomCallActor bob = RoomCallActor.Participant(fixture.Bob);
        IRoomCallManager asBob = fixture.Manager.ForActor(bob);
        Assert.True(asBob.TryGetCall(call.ConnectionId!.Value, out IRoomCall? found));
        Assert.True(asBob.ForActor(RoomCallActor.Administrator).TryGetCall(call.ConnectionId!.Value, out IRoomCall? foundAbove));
        IRoomCall[] views = [found, foundAbove, Assert.Single(asBob.Calls), Assert.Single(asBob.ForActor(RoomCallActor.Administrator).Calls)];

        foreach (IRoomCall view in views)
        {
            await Assert.ThrowsAsync<ActionDeniedException>(
                () => view.ForActor(RoomCallActor.Administrator).RemoveParticipantAsync(fixture.Alice, CurrentTest.Token));
        }

        await Assert.ThrowsAsync<ActionDeniedException>(
            () => asBob.ForActor(RoomCallActor.Administrator).Rooms.DeleteAsync(fixture.Room.Id, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.ForActor(RoomCallActor.Administrator).ConnectAsync(fixture.Locator, CurrentTest.Token));
        Assert.Empty(fixture.Requests("RemoveParticipant"));
    }

    [Fact]
    public async Task I_cannot_widen_the_handle_that_a_managers_view_connected()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCallManager asAlice = fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Alice));

        await using IRoomCall call = await asAlice.ConnectAsync(fixture.Locator, CurrentTest.Token);
        await fixture.SettleAsync();

        // Alice may not read the connection; the administrator may.
        await Assert.ThrowsAsync<ActionDeniedException>(
            () => call.ForActor(RoomCallActor.Administrator).ExecuteAsync(new GetCallConnection(), CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.ForActor(RoomCallActor.Administrator).RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
    }

    [Fact]
    public async Task I_cannot_take_a_seat_for_somebody_else_from_a_view_of_the_administrator_within_mine()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCallManager view = fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Bob)).ForActor(RoomCallActor.Administrator);
        SeatUser dave = fixture.Manager.Users.CreateSeatUser(await fixture.AddUserAsync(RoomRole.Presenter));

        ActionDeniedException denied =
            await Assert.ThrowsAsync<ActionDeniedException>(() => view.JoinAsync(new JoinCall(fixture.Locator, dave), CurrentTest.Token));

        Assert.Contains(denied.Reasons, r => r.Message.Contains("may not take the seat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_act_from_a_seat_as_its_user_within_the_managers_chain()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId dave = await fixture.AddUserAsync(RoomRole.Attendee);
        SeatUser user = fixture.Manager.Users.CreateSeatUser(dave);
        IRoomCallManager asDave = fixture.Manager.ForActor(RoomCallActor.Participant(dave));

        await using IRoomCall seat = await fixture.AdvanceToResultAsync(asDave.JoinAsync(new JoinCall(fixture.Locator, user), CurrentTest.Token));

        Assert.Equal(RoomCallActor.Participant(dave), seat.Actor);
        await fixture.AdvanceToResultAsync(seat.Seat.RaiseHandAsync(CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(
            () => seat.ForActor(RoomCallActor.Administrator).RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
    }

    [Fact]
    public async Task I_read_the_whole_chain_in_the_audit()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        RoomCallActor bob = RoomCallActor.Participant(fixture.Bob);

        await Assert.ThrowsAsync<ActionDeniedException>(
            () => call.ForActor(bob).ForActor(RoomCallActor.Administrator).ForActor(Presenter).RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));

        ActionDecided decided = await events.UntilAsync<ActionDecided>();
        Assert.Equal(Presenter, decided.Actor);
        Assert.Equal([bob, RoomCallActor.Administrator, Presenter], decided.ActorChain);
        Assert.False(decided.Capability.IsAllowed);
    }

    [Fact]
    public async Task My_policy_is_asked_for_each_actor_and_learns_of_each_who_was_allowed()
    {
        FakePolicy policy = FakePolicy.Answering();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s.AddSingleton<IRoomCallPolicy>(policy));
        await using IRoomCall call = await fixture.ConnectAsync();
        policy.Asked.Clear();
        policy.Allowed.Clear();

        await call.ForActor(Presenter).ForActor(Attendee).ForActor(Presenter).ListParticipantsAsync(CurrentTest.Token);

        Assert.Equal([Presenter, Attendee], policy.Asked.Select(r => r.Actor));
        Assert.Equal([Presenter, Attendee], policy.Allowed.Select(r => r.Actor));
    }
}
