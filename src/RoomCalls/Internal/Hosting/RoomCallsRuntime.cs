using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
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
        ActionCatalog catalog,
        Transports transports,
        IEnumerable<IRoomCallPolicy> policies,
        TimeProvider timeProvider,
        BusyCounter busy,
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
        RetryPipeline retry = new(settings.Resilience, timeProvider, Metrics, busy);
        InternalRequests requests = new(catalog, transports, retry, timeProvider, busy);
        RoomDirectory directory = CreateDirectory(settings.Roles, requests, timeProvider, busy);
        Pipeline = new ActionPipeline(
            new CarrierSelector(catalog, transports),
            new PolicyGate(catalog, settings.Roles.GetEffectivePermissions(catalog), directory, policies, timeProvider),
            directory,
            new ActionAudit(ManagerFeed, timeProvider, logger),
            requests,
            retry,
            keySigner,
            new ActionDefaults(settings.CallbackUri, settings.CallerId),
            settings.Resilience.UnclearOutcomeGrace,
            timeProvider,
            Metrics,
            busy);
        _abandoned = new AbandonedLegs(requests, log);
        CallSettings calls = new(timeProvider, Metrics, log, ManagerFeed, settings.CallEndSettleTime, settings.CallQueueCapacity);
        ReceivingLog receivingLog = new(logger);
        UnclaimedCallbacks unclaimed = new(Registry, Tombstones, Unclaimed, ManagerFeed, _abandoned.HangUp, Metrics, receivingLog);
        Manager = new RoomCallManagerHandle(
            RoomCallActor.Administrator,
            Pipeline,
            new Connector(Pipeline, Registry, _abandoned, keySigner, calls, busy),
            new Joiner(Pipeline, Registry, transports, new SeatTokens(timeProvider, log, busy, _stopping.Token), directory, calls, busy),
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

    private RoomDirectory CreateDirectory(RoleOptions roles, InternalRequests requests, TimeProvider timeProvider, BusyCounter busy)
    {
        CancellationToken stopping = _stopping.Token;
        return new RoomDirectory(
            id => requests.ReadAsync(new GetRoom(id) { Deadline = roles.ReadTimeout }, stopping),
            id => requests.ReadRoomParticipantsAsync(new ListRoomParticipants(id) { Deadline = roles.ReadTimeout }, stopping),
            roles,
            timeProvider,
            busy);
    }
}
