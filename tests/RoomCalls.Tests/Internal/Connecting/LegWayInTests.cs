using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Roles;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

/// <summary>
/// Creating and answering a call come in by the way of connecting: here with two actions that RoomCalls does not have. Each is its record and its row; the
/// transport's answers are scripted.
/// </summary>
public sealed class LegWayInTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = Fixture();

    public static TheoryData<bool> BothActions => [true, false];

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [MemberData(nameof(BothActions))]
    public async Task EnterAsync_ConnectedByItsEvent_GivesANewCallWithoutALocator(bool answers)
    {
        (Task<CallHold> entering, ScriptedRequest request) = await SendAsync(answers);
        Assert.False(entering.IsCompleted);
        Assert.Null(request.Envelope.CallConnectionId);
        Assert.StartsWith("https://app.example/events?", request.Envelope.CallbackUri!.ToString(), StringComparison.Ordinal);
        await ConnectAsync(request);
        CallHold hold = await entering.OrTimeoutAsync();
        Assert.Equal((null, "c1", CallConnectionState.Connected), (hold.Call.Locator, hold.Call.ConnectionId.Value, hold.Call.State.Connection));
        Assert.Same(hold.Call, _fixture.SingleCall());
        Assert.True(_fixture.Manager.TryGetCall("c1", out _));
        await hold.ReleaseAsync();
        AssertClean(0);
    }

    [Fact]
    public async Task EnterAsync_TwiceWithoutALocator_MakesTwoLegs()
    {
        (Task<CallHold> one, ScriptedRequest first) = await SendAsync(answers: false);
        (Task<CallHold> two, ScriptedRequest second) = await SendAsync(answers: false, "c2");
        await ConnectAsync(first);
        Assert.False(two.IsCompleted);
        await ConnectAsync(second, "c2");
        Assert.NotSame((await one.OrTimeoutAsync()).Call, (await two.OrTimeoutAsync()).Call);
        Assert.Equal(["c1", "c2"], _fixture.Manager.Calls.Select(static call => call.ConnectionId!.Value.Value).Order());
    }

    [Theory]
    [MemberData(nameof(BothActions))]
    public async Task EnterAsync_EventOfFailure_ThrowsAndLeavesNothing(bool answers)
    {
        (Task<CallHold> entering, ScriptedRequest request) = await SendAsync(answers);
        await PostAsync(request, CallbackJson.Event("ConnectFailed", "\"callConnectionId\":\"c1\",\"resultInformation\":{\"code\":486,\"subCode\":560486}"));
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => entering.OrTimeoutAsync());
        Assert.Equal((answers ? "AnswerCall" : "CreateCall", 560486), (failed.ActionName, failed.ResultInformation.SubCode));
        AssertClean(1);
    }

    [Theory]
    [MemberData(nameof(BothActions))]
    public async Task EnterAsync_Refused_ThrowsAndLeavesNothing(bool answers)
    {
        _fixture.Transport.ThenFail(new ActionFailedException("Call", FailureOrigin.Response, new ResultInformation(400, 8501)));
        await Assert.ThrowsAsync<ActionFailedException>(() => EnterAsync(answers, CurrentTest.Token).OrTimeoutAsync());
        AssertClean(1);
    }

    [Theory]
    [MemberData(nameof(BothActions))]
    public async Task EnterAsync_CancelledBeforeTheAnswer_HangsUpWhatConnectsAfterwards(bool answers)
    {
        using CancellationTokenSource cancellation = new();
        _fixture.Transport.ThenHang();
        Task<CallHold> entering = EnterAsync(answers, cancellation.Token);
        await _fixture.Transport.WhenRequestsAsync(1).OrTimeoutAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering.OrTimeoutAsync());
        await _fixture.Work.WhenIdleAsync(static () => 0, CurrentTest.Token).OrTimeoutAsync();
        AssertClean(1);
        await PostAsync(_fixture.Transport.Requests[0], CallbackJson.Event("CallConnected", "\"callConnectionId\":\"c9\""));
        await _fixture.Transport.WhenRequestsAsync(2).OrTimeoutAsync();
        await _fixture.Work.WhenIdleAsync(static () => 0, CurrentTest.Token).OrTimeoutAsync();
        Assert.Equal(("HangUpCall", "c9"), (_fixture.Transport.Requests[1].Action.Name, _fixture.Transport.Requests[1].Envelope.CallConnectionId?.Value));
        AssertClean(1);
    }

    [Fact]
    public async Task EnterAsync_NoEventInTime_HangsTheLegUp()
    {
        (Task<CallHold> entering, _) = await SendAsync(answers: true, "c7");
        await _fixture.Work.WhenIdleAsync(static () => 0, CurrentTest.Token).OrTimeoutAsync();
        _fixture.Clock.Advance(TimeSpan.FromSeconds(90));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => entering.OrTimeoutAsync());
        Assert.Equal("AnswerCall", late.ActionName);
        Assert.EndsWith("The leg c7 is being hung up.", late.Message, StringComparison.Ordinal);
        await _fixture.Transport.WhenRequestsAsync(2).OrTimeoutAsync();
        await _fixture.Work.WhenIdleAsync(static () => 0, CurrentTest.Token).OrTimeoutAsync();
        AssertClean(1);
    }

    [Fact]
    public async Task EnterAsync_ActorWhoMayNot_SendsNothing()
    {
        ActorChain attendee = ActorChain.Application.Narrow(RoomCallActor.InRole(RoomRole.Attendee));
        await Assert.ThrowsAsync<ActionDeniedException>(() => _fixture.Runtime.WaysIn.EnterAsync(attendee, new CreateCall("8:acs:x"), null, CurrentTest.Token));
        Assert.Empty(_fixture.Transport.Requests);
        AssertClean(0);
    }

    [Fact]
    public async Task EnterAsync_WrongInput_SendsNothing()
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _fixture.Runtime.WaysIn.EnterAsync(ActorChain.Application, new CreateCall(""), null, CurrentTest.Token));
        Assert.Empty(_fixture.Transport.Requests);
        AssertClean(0);
    }

    [Fact]
    public async Task EnterAsync_RowWithoutACallbackAddress_SaysSo()
    {
        await using ScriptedFixture fixture = Fixture(callback: false);
        InvalidActionException missing = await Assert.ThrowsAsync<InvalidActionException>(
            () => fixture.Runtime.WaysIn.EnterAsync(ActorChain.Application, new CreateCall("8:acs:x"), null, CurrentTest.Token));
        Assert.Contains("callback address", Assert.Single(missing.Errors), StringComparison.Ordinal);
        Assert.Empty(fixture.Transport.Requests);
    }

    [Fact]
    public async Task EnterAsync_ServerCallIdOfAHeldSeat_UnitesWithIt()
    {
        ScriptedCallingTransport calling = new() { NeedsToken = false };
        calling.First = calling.First with { ServerCallId = "s1" };
        await using ScriptedFixture fixture = Fixture(calling: calling);
        JoinCall join = new(CallLocator.GroupCall(Guid.NewGuid()), new SeatUser(KnownPeople.Alice));
        IRoomCall seat = await fixture.Manager.JoinAsync(join, CurrentTest.Token);
        fixture.Transport.ThenAnswer(ScriptedFixture.Connection());
        Task<CallHold> entering = fixture.Runtime.WaysIn.EnterAsync(ActorChain.Application, new AnswerCall("incoming"), null, CurrentTest.Token);
        await fixture.Transport.WhenRequestsAsync(1).OrTimeoutAsync();
        await fixture.PostToAsync(fixture.Transport.Requests[0].Envelope.CallbackUri!.Query, CallbackJson.Event("CallConnected", "\"callConnectionId\":\"c1\",\"serverCallId\":\"s1\""));
        CallHold hold = await entering.OrTimeoutAsync();
        Assert.Same(hold.Call.State, seat.State);
        Assert.Equal((KnownPeople.Alice, "c1"), (Assert.Single(seat.State.Seats).Id, seat.ConnectionId?.Value));
        Assert.Single(fixture.Runtime.Directory.All);

        // The call has the names of both.
        IRoomCall bob = await fixture.Manager.JoinAsync(join with { User = new SeatUser(KnownPeople.Bob) }, CurrentTest.Token);
        Assert.Same(seat.State, bob.State);
        await bob.DisposeAsync();
        await seat.DisposeAsync();
        await hold.ReleaseAsync();
        Assert.Equal((0, 0), (fixture.Runtime.Directory.All.Length, fixture.Runtime.Directory.NameCount));
    }

    private static ScriptedFixture Fixture(bool callback = true, ICallingTransport? calling = null) => new(services =>
    {
        ActionRow<CreateCall> create = new()
        {
            Permission = PermissionRow.Unpublished(PermittedRoles.Presenters, "Nothing is published."),
            Traits = ActionTraits.EntersCall,
            ByServer = Ends.WithConnection<CallConnected, ConnectFailed>(90, static (e, _) => e.CallConnectionId),
            CallCallback = callback ? static create => create.CallbackUri : null,
        };
        ActionRow<AnswerCall> answer = new()
        {
            Permission = create.Permission,
            Traits = create.Traits,
            ByServer = create.ByServer,
            CallCallback = static answer => answer.CallbackUri,
        };
        services.AddSingleton(ActionCatalog.Default.With(create).With(answer));
        if (calling is not null)
        {
            services.AddSingleton(calling);
        }
    });

    private Task<CallHold> EnterAsync(bool answers, CancellationToken cancellationToken) => _fixture.Runtime.WaysIn.EnterAsync(
        ActorChain.Application, answers ? new AnswerCall("the incoming call") : new CreateCall("8:acs:callee"), locator: null, cancellationToken);

    private async Task<(Task<CallHold> Entering, ScriptedRequest Request)> SendAsync(bool answers, string id = "c1")
    {
        int before = _fixture.Transport.Requests.Count;
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(id));
        Task<CallHold> entering = EnterAsync(answers, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(before + 1).OrTimeoutAsync();
        return (entering, _fixture.Transport.Requests[before]);
    }

    private Task ConnectAsync(ScriptedRequest request, string id = "c1") => PostAsync(request, CallbackJson.Event("CallConnected", $"\"callConnectionId\":\"{id}\""));

    private async Task PostAsync(ScriptedRequest request, string roomCallEvent) =>
        Assert.Equal(200, (await _fixture.PostToAsync(request.Envelope.CallbackUri!.Query, roomCallEvent)).StatusCode);

    /// <summary>Nothing is left but the memory of legs that have ended.</summary>
    private void AssertClean(int ended)
    {
        Assert.Empty(_fixture.Runtime.Directory.All);
        Assert.Equal((0, 0, 0, 0), (_fixture.Runtime.Store.Count, _fixture.Runtime.Store.OpenOperationCount, _fixture.Runtime.Store.UnclaimedCount, _fixture.Runtime.Directory.NameCount));
        Assert.Equal(ended, _fixture.Runtime.Store.EndedCount);
        Assert.Equal(0, _fixture.Clock.ActiveTimers);
    }
}

/// <summary>A made-up action: it calls somebody.</summary>
internal sealed record CreateCall(string Callee) : ContextAction<CallConnectionId>
{
    public Uri? CallbackUri { get; init; }

    internal override RoomCallAction WithDefaults(ActionDefaults defaults) => this with { CallbackUri = CallbackUri ?? defaults.CallbackUri };

    internal override void CollectErrors(ActionErrors errors) => errors.AddIf(Callee.Length == 0, "There is nobody to call.");
}

/// <summary>A made-up action: it answers a call that comes in.</summary>
internal sealed record AnswerCall(string IncomingCallContext) : ContextAction<CallConnectionId>
{
    public Uri? CallbackUri { get; init; }

    internal override RoomCallAction WithDefaults(ActionDefaults defaults) => this with { CallbackUri = CallbackUri ?? defaults.CallbackUri };
}
