using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Connecting;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Facade;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Streams;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Hosting;

/// <summary>Creates the outgoing and the incoming road of one manager, and disposes them.</summary>
internal sealed class RoomCallsRuntime : IAsyncDisposable, IDisposable
{
    private readonly AbandonedLegs _abandoned;
    private readonly CancellationTokenSource _stopping = new();
    private int _stopped;

    public RoomCallsRuntime(
        IOptions<RoomCallsOptions> options,
        Transports transports,
        IEnumerable<IRoomCallPolicy> policies,
        TimeProvider timeProvider,
        WorkTracker work,
        ILoggerFactory loggerFactory)
    {
        RoomCallsOptions settings = options.Value;
        ILogger logger = loggerFactory.CreateLogger(RoomCallsDiagnostics.LogCategory);
        CallLog log = new(logger);
        CallKeySigner keySigner = new(settings.CallbackSecret, settings.PreviousCallbackSecrets);
        Metrics = new RoomCallsMetrics();
        Tombstones = new Tombstones(timeProvider);
        Unclaimed = new UnclaimedEvents(timeProvider, settings.UnclaimedEventLifetime, Metrics);
        Registry = new CallRegistry(Tombstones, Unclaimed);
        RetryPipeline retry = new(settings.Resilience, timeProvider, Metrics, work);
        InternalRequests requests = new(transports, retry, timeProvider, work);
        RoomDirectory directory = CreateDirectory(settings.Roles, requests, timeProvider, work);
        ActionDefaults defaults = new(settings.CallbackUri, settings.CallerId);
        ActionAudit audit = new(ManagerFeed, timeProvider, logger);
        PolicyGate gate = new(settings.Roles.GetEffectivePermissions(), directory, policies, timeProvider);
        OperationTimers timers = new(settings.Resilience.UnclearOutcomeGrace, timeProvider);
        Pipeline = new ActionPipeline(
            new ActionSteps(
                new PrepareStep(defaults, keySigner),
                new RouteStep(new CarrierSelector(transports)),
                new PermitStep(new PermissionCheck(gate, requests), audit),
                new OpenStep(timeProvider, Metrics, audit),
                new SendStep(new EnvelopeFactory(defaults, keySigner), retry, timers, directory),
                new AcceptStep(timers, new RosterPoll(timeProvider), timeProvider)),
            work);
        _abandoned = new AbandonedLegs(requests, log);
        CallSettings calls = new(timeProvider, Metrics, log, ManagerFeed, settings.CallEndSettleTime, settings.CallQueueCapacity);
        ReceivingLog receivingLog = new(logger);
        UnclaimedCallbacks unclaimed = new(Registry, Tombstones, Unclaimed, ManagerFeed, _abandoned.HangUp, Metrics, receivingLog);
        Manager = new RoomCallManagerHandle(
            ActorChain.Application,
            Pipeline,
            new Connector(Pipeline, Registry, _abandoned, keySigner, calls, work),
            new Joiner(Pipeline, Registry, transports, new SeatTokens(timeProvider, log, work, _stopping.Token), directory, calls, work),
            new Attacher(Pipeline, requests, Registry, keySigner, calls),
            Registry,
            new CallbackIngest(keySigner, Registry, unclaimed, timeProvider, Metrics, receivingLog),
            ManagerFeed,
            Metrics);
    }

    public RoomCallManagerHandle Manager { get; }

    public ActionPipeline Pipeline { get; }

    public CallRegistry Registry { get; }

    public Tombstones Tombstones { get; }

    public UnclaimedEvents Unclaimed { get; }

    public ManagerFeed ManagerFeed { get; } = new();

    public RoomCallsMetrics Metrics { get; }

    /// <summary>Stops listening: open actions end as cancelled, streams end. Legs are not hung up.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        foreach (LiveCall call in Registry.Stop())
        {
            call.Close(static operation => operation.TryCancel(new CancellationToken(canceled: true)));
        }

        ManagerFeed.Complete();
        _stopping.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        LiveCall[] calls = Registry.Stop();
        Stop();
        await Task.WhenAll(calls.Select(static call => call.ConnectingEnded)).ConfigureAwait(false);
        await _abandoned.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(calls.SelectMany(static call => call.Seats).Select(static seat => seat.LeaveAsync().AsTask()))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
    }

    public void Dispose()
    {
        Stop();
        Pipeline.Dispose();
        Metrics.Dispose();
        _stopping.Dispose();
    }

    private RoomDirectory CreateDirectory(RoleOptions roles, InternalRequests requests, TimeProvider timeProvider, WorkTracker work)
    {
        CancellationToken stopping = _stopping.Token;
        return new RoomDirectory(
            id => requests.ReadAsync(new GetRoom(id) { Deadline = roles.ReadTimeout }, stopping),
            id => requests.ReadRoomParticipantsAsync(new ListRoomParticipants(id) { Deadline = roles.ReadTimeout }, stopping),
            roles,
            timeProvider,
            work);
    }
}
