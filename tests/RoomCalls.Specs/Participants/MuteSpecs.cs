using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Participants;

public sealed class MuteSpecs
{
    [Fact]
    public async Task I_can_mute_a_user_and_the_roster_confirms_it()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        StateConfirmation confirmation = await fixture.AdvanceToResultAsync(call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Equal(StateConfirmation.Confirmed, confirmation);
        Assert.True(call.State.Participants.TryGet(fixture.Bob, out RoomCallParticipant? bob));
        Assert.True(bob.IsMuted.Value);
        ParticipantChanged changed = await events.UntilAsync<ParticipantChanged>();
        Assert.Equal((false, true), (changed.Before.IsMuted.Value, changed.Participant.IsMuted.Value));
        Assert.Single(fixture.Ledger(LedgerKind.Muted, fixture.Bob));
        Assert.Single(fixture.Requests("MuteParticipants"));
    }

    [Fact]
    public async Task I_can_mute_a_user_who_is_muted_already()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Equal(StateConfirmation.Confirmed, await call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Single(fixture.Ledger(LedgerKind.Muted));
        Assert.Equal(2, fixture.Requests("MuteParticipants").Count);
    }

    [Fact]
    public async Task I_can_see_that_a_mute_is_unconfirmed_when_the_roster_does_not_show_it_for_5_seconds()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("MuteParticipants", EmulatorFault.Lose());
        Task<StateConfirmation> mute = call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token);

        await fixture.AdvanceAsync(4.999);
        Assert.False(mute.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        Assert.Equal(StateConfirmation.Unconfirmed, await mute);
        Assert.Single(fixture.Ledger(LedgerKind.Muted));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
    }

    [Fact]
    public async Task I_can_see_that_nobody_can_be_muted_who_is_not_there()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.Manager.Users.CreateAsync(CurrentTest.Token);

        ActionDeniedException denied = await fixture.AdvanceToFailureAsync<ActionDeniedException>(call.MuteParticipantAsync(carol, CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.ParticipantNotInCall, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("MuteParticipants"));
        Assert.Empty(fixture.Ledger(LedgerKind.Muted));
    }
}
