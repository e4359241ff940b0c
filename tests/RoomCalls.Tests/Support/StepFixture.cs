using Microsoft.Extensions.Logging.Abstractions;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Reconciling;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Support;

/// <summary>The steps of the outgoing road, each by itself, on a call that is connected and on a scripted transport.</summary>
internal sealed class StepFixture : IDisposable
{
    private readonly RoomCallsMetrics _metrics;

    public StepFixture(params IRoomCallPolicy[] policies)
    {
        Live.Post(ScriptedFixture.Connected);
        _metrics = Live.Metrics.CreateMetrics();
        Transports = new Transports(Transport, Transport);
        Timers = new OperationTimers(TimeSpan.FromSeconds(10), Live.Clock);
        Audit = new ActionAudit(Live.Feed, Live.Clock, NullLogger.Instance);
        RetryPipeline retry = new(new ResilienceOptions { BaseDelay = TimeSpan.Zero }, Live.Clock, _metrics, WorkTracker.None);
        InternalRequests requests = new(ActionCatalog.Default, Transports, retry, Live.Clock, WorkTracker.None);
        RoleOptions roles = new();
        Directory = new RoomDirectory(_ => Task.FromResult(Transport.Directory.Room), _ => Task.FromResult<IReadOnlyList<RoomParticipant>>([]), roles, Live.Clock, WorkTracker.None);
        Permit = new PermitStep(new PermissionCheck(new PolicyGate(ActionCatalog.Default, roles.GetEffectivePermissions(), Directory, policies, Live.Clock), requests), Audit);
        Open = new OpenStep(Live.Clock, _metrics, Audit);
        Send = new SendStep(new EnvelopeFactory(Defaults, Signer), retry, Timers, Directory);
        Accept = new AcceptStep(Timers, new RosterPoll(new Reconciler(requests, Live.Store, Live.Clock, new CallLog(NullLogger.Instance)), Live.Clock), Live.Clock);
    }

    public LiveCallFixture Live { get; } = new();

    public ScriptedTransport Transport { get; } = new();

    public Transports Transports { get; }

    public RoomDirectory Directory { get; }

    public ActionDefaults Defaults { get; } = new(new Uri("https://app.example/events"), null);

    public CallKeySigner Signer { get; } = new(ScriptedFixture.Secret, []);

    public OperationTimers Timers { get; }

    public ActionAudit Audit { get; }

    public PermitStep Permit { get; }

    public OpenStep Open { get; }

    public SendStep Send { get; }

    public AcceptStep Accept { get; }

    /// <summary>A run about the call, with the server side as its carrier.</summary>
    public ActionRun<TResult> CreateRun<TResult>(RoomCallAction<TResult> action, params RoomCallActor[] actors)
    {
        ActorChain chain = actors.Aggregate(ActorChain.Application, static (chain, actor) => chain.Narrow(actor));
        return new ActionRun<TResult>(new ActionScope(chain, Live.Call), action, CurrentTest.Token)
        {
            Carrier = new ActionCarrier(ActionCatalog.Default.Get(action), Transport, ActionCatalog.Default.Get(action).ByServer!, null, []),
        };
    }

    /// <summary>A run whose operation is open.</summary>
    public async Task<ActionRun<TResult>> OpenAsync<TResult>(RoomCallAction<TResult> action)
    {
        ActionRun<TResult> run = CreateRun(action);
        Assert.True(await Open.RunAsync(run));
        return run;
    }

    public void Dispose()
    {
        Open.Dispose();
        _metrics.Dispose();
        Live.Dispose();
    }
}
