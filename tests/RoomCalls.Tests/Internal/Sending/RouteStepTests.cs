using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class RouteStepTests : IDisposable
{
    private readonly StepFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task RunAsync_HangUpByASeatsHandle_LeavesWithItsDeadline()
    {
        TimeSpan deadline = TimeSpan.FromSeconds(7);
        ActionRun<ResultInformation> run = new(
            new ActionScope(ActorChain.From(RoomCallActor.Participant(KnownPeople.Alice)), _fixture.Live.Call) { HeldSeat = new SeatSession(_fixture.Live.Call, KnownPeople.Alice, _fixture.Live.Settings) },
            new HangUpCall { Deadline = deadline },
            CurrentTest.Token);
        Assert.True(await Step().RunAsync(run));
        Assert.Equal(new LeaveCall { Deadline = deadline }, run.Action);
        Assert.Same(ActionCatalog.Default.Get(run.Action).BySeat, run.Carrier!.Value.Rule);
    }

    [Fact]
    public async Task RunAsync_HangUpByAnotherHandle_EndsTheServerSideLeg()
    {
        ActionRun<ResultInformation> run = new(new ActionScope(ActorChain.Application, _fixture.Live.Call), new HangUpCall(), CurrentTest.Token);
        await Step().RunAsync(run);
        Assert.IsType<HangUpCall>(run.Action);
        Assert.Same(_fixture.Transport, run.Carrier!.Value.Transport);
    }

    [Fact]
    public async Task RunAsync_CarrierOfTheCaller_IsKept()
    {
        ActionRun<ResultInformation> run = _fixture.CreateRun(new RemoveParticipant(KnownPeople.Bob));
        ActionCarrier carrier = run.Carrier!.Value;
        await new RouteStep(new CarrierSelector(ActionCatalog.Default, new Transports(null, null))).RunAsync(run);
        Assert.Equal(carrier, run.Carrier);
    }

    private RouteStep Step() => new(new CarrierSelector(ActionCatalog.Default, _fixture.Transports));
}
