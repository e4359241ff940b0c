using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Sending;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class AcceptStepTests : IDisposable
{
    private readonly StepFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task RunAsync_Response_EndsWithItsValue()
    {
        CallConnectionProperties value = new("c1");
        ActionRun<CallConnectionProperties> run = await AcceptAsync(new GetCallConnection(), ActionAnswer.Connection(value));
        Assert.Same(value, await run.Opened.Completion);
    }

    [Fact]
    public async Task RunAsync_Context_WaitsForWhatIsLeftOfTheDeadline()
    {
        ActionRun<ResultInformation> run = await _fixture.OpenAsync(new RemoveParticipant(KnownPeople.Bob) { Deadline = TimeSpan.FromSeconds(20) });
        _fixture.Live.Clock.Advance(TimeSpan.FromSeconds(12));
        run.Answer = ActionAnswer.Accepted;
        await _fixture.Accept.RunAsync(run);
        _fixture.Live.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.False(run.Opened.HasEnded);
        _fixture.Live.Clock.Advance(TimeSpan.FromSeconds(1));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => run.Opened.Completion);
        Assert.Equal((ActionEffect.Accepted, TimeSpan.FromSeconds(20)), (late.Effect, late.Timeout));
    }

    [Fact]
    public async Task RunAsync_State_SucceedsUnconfirmedAfterAWhile()
    {
        ActionRun<StateConfirmation> run = await AcceptAsync(new MuteParticipant(KnownPeople.Bob), ActionAnswer.Accepted);
        _fixture.Live.Clock.Advance(ActionRule.StateConfirmationTime);
        Assert.Equal(StateConfirmation.Unconfirmed, await run.Opened.Completion);
    }

    [Fact]
    public async Task RunAsync_Invitation_IsLearnt()
    {
        ActionRun<RoomCallParticipant> run = await AcceptAsync(new AddParticipant(KnownPhones.Answering), ActionAnswer.Invitation("inv"));
        Assert.Equal(("inv", ActionEffect.Accepted, false), (run.Opened.InvitationId, run.Opened.Effect, run.Opened.HasEnded));
    }

    private async Task<ActionRun<TResult>> AcceptAsync<TResult>(RoomCallAction<TResult> action, ActionAnswer answer)
    {
        ActionRun<TResult> run = await _fixture.OpenAsync(action);
        run.Answer = answer;
        Assert.True(await _fixture.Accept.RunAsync(run));
        return run;
    }
}
