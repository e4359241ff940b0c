using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Participants;

public sealed class MuteSpecs
{
    [Fact]
    public async Task I_can_mute_a_user_and_the_roster_confirms_it()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        StateConfirmation confirmation = await stage.OutcomeAsync(call.MuteParticipantAsync(stage.Bob, Stage.Token));

        Assert.Equal(StateConfirmation.Confirmed, confirmation);
        Assert.True(call.State.Participants.TryGet(stage.Bob, out RoomCallParticipant? bob));
        Assert.True(bob.IsMuted.Value);
        ParticipantChanged changed = await audience.UntilAsync<ParticipantChanged>();
        Assert.Equal((false, true), (changed.Before.IsMuted.Value, changed.Participant.IsMuted.Value));
        Assert.Single(stage.Ledger(LedgerKind.Muted, stage.Bob));
        Assert.Single(stage.Requests("MuteParticipants"));
    }

    [Fact]
    public async Task I_can_mute_a_user_who_is_muted_already()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.MuteParticipantAsync(stage.Bob, Stage.Token));

        Assert.Equal(StateConfirmation.Confirmed, await call.MuteParticipantAsync(stage.Bob, Stage.Token));

        Assert.Single(stage.Ledger(LedgerKind.Muted));
        Assert.Equal(2, stage.Requests("MuteParticipants").Count);
    }

    [Fact]
    public async Task I_can_see_that_a_mute_is_unconfirmed_when_the_roster_does_not_show_it_for_5_seconds()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("MuteParticipants", EmulatorFault.Lose());
        Task<StateConfirmation> mute = call.MuteParticipantAsync(stage.Bob, Stage.Token);

        await stage.PassAsync(4.999);
        Assert.False(mute.IsCompleted);
        await stage.PassAsync(0.001);

        Assert.Equal(StateConfirmation.Unconfirmed, await mute);
        Assert.Single(stage.Ledger(LedgerKind.Muted));
        Assert.Equal(0, stage.OpenOperationsOf(call));
    }

    [Fact]
    public async Task I_can_see_that_nobody_can_be_muted_who_is_not_there()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        ParticipantId carol = await stage.Manager.Users.CreateAsync(Stage.Token);

        ActionDeniedException denied = await stage.FailureAsync<ActionDeniedException>(call.MuteParticipantAsync(carol, Stage.Token));

        Assert.Equal(CapabilityReasonCodes.ParticipantNotInCall, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.Requests("MuteParticipants"));
        Assert.Empty(stage.Ledger(LedgerKind.Muted));
    }
}
