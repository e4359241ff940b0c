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
using RoomCalls.Internal.Reconciling;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Storing;
using RoomCalls.Internal.Streams;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Hosting;

/// <summary>Creates the outgoing and the incoming road of one manager, and disposes them.</summary>
internal sealed class RoomCallsRuntime : IAsyncDisposable, IDisposable
{
    private readonly AbandonedLegs _abandoned;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ended = new();
    private static readonly ResultInformation Stopped = new(0, 0, "The application has stopped.");

    private int _stopped;

    public RoomCallsRuntime(IOptions<RoomCallsOptions> options, RuntimeServices services)
    {
        RoomCallsOptions settings = options.Value;
        (ActionCatalog catalog, Transports transports, TimeProvider timeProvider, WorkTracker work) =
            (services.Catalog, services.Transports, services.TimeProvider, services.Work);
        ILogger logger = services.LoggerFactory.CreateLogger(RoomCallsDiagnostics.LogCategory);
        CallLog log = new(logger);
        CallKeySigner keySigner = new(settings.CallbackSecret, settings.PreviousCallbackSecrets);
        Metrics = new RoomCallsMetrics();
        Store = new InMemoryCallStore(
            new Tombstones(timeProvider), new UnclaimedEvents(timeProvider, settings.UnclaimedEventLifetime, Metrics), timeProvider);
        Directory = new CallDirectory(Store);
        RetryPipeline retry = new(settings.Resilience, timeProvider, Metrics, work);
        InternalRequests requests = new(catalog, transports, retry, timeProvider, work);
        RoomDirectory rooms = CreateRoomDirectory(settings.Roles, requests, timeProvider, work);
        Reconciler reconciler = new(requests, Store, timeProvider, log);
        ActionDefaults defaults = new(settings.CallbackUri, settings.CallerId);
        ActionAudit audit = new(ManagerFeed, timeProvider, logger);
        PolicyGate gate = new(catalog, settings.Roles.GetEffectivePermissions(catalog), rooms, services.Policies, timeProvider);
        OperationTimers timers = new(settings.Resilience.UnclearOutcomeGrace, timeProvider);
        Pipeline = new ActionPipeline(
            new ActionSteps(
                new PrepareStep(defaults, keySigner),
                new RouteStep(new CarrierSelector(catalog, transports)),
                new PermitStep(new PermissionCheck(gate, requests), audit),
                new OpenStep(timeProvider, Metrics, audit),
                new SendStep(new EnvelopeFactory(defaults, keySigner), retry, timers, rooms),
                new AcceptStep(timers, new RosterPoll(reconciler, timeProvider), timeProvider)),
            work);
        _abandoned = new AbandonedLegs(requests, log);
        CallOwner owner = new(Directory, rooms, _abandoned);
        EntryServices entry = new()
        {
            Pipeline = Pipeline,
            Directory = Directory,
            Owner = owner,
            Settings = new CallSettings(Store, timeProvider, Metrics, log, ManagerFeed)
            {
                EndSettleTime = settings.CallEndSettleTime,
                QueueCapacity = settings.CallQueueCapacity,
                Ended = _ended.Token,
            },
            KeySigner = keySigner,
            OwnAddresses = new OwnAddresses(settings),
            Reconciler = reconciler,
            Transports = transports,
            Tokens = new SeatTokens(timeProvider, log, work, _stopping.Token),
            Work = work,
            Catalog = catalog,
        };
        CallbackReport report = new(owner, ManagerFeed, Metrics, new ReceivingLog(logger));
        WaysIn = new WaysIn(entry);
        Manager = new RoomCallManagerHandle(ActorChain.Application, new ManagerServices
        {
            Pipeline = Pipeline,
            WaysIn = WaysIn,
            Directory = Directory,
            Ingest = new CallbackIngest(keySigner, Directory, Store, report, timeProvider),
            Feed = ManagerFeed,
            Metrics = Metrics,
        });
    }

    public RoomCallManagerHandle Manager { get; }

    public ActionPipeline Pipeline { get; }

    public WaysIn WaysIn { get; }

    public CallDirectory Directory { get; }

    public InMemoryCallStore Store { get; }

    public ManagerFeed ManagerFeed { get; } = new();

    public RoomCallsMetrics Metrics { get; }

    /// <summary>Stops listening: open actions end as cancelled, streams end. Legs are not hung up.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        foreach (LiveCall call in Directory.Stop())
        {
            call.Close(static operation => operation.TryCancel(new CancellationToken(canceled: true)));
        }

        ManagerFeed.Complete();
        _stopping.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        LiveCall[] calls = Directory.Stop();

        // Before the calls are closed, so that their readers still hear that the seats have left.
        Task[] leaving = [.. calls.SelectMany(static call => call.Members.Seats).Select(static seat => seat.LeaveAsync(Stopped).AsTask())];
        Stop();
        await Task.WhenAll(calls.Select(static call => call.Leg?.Attempt ?? Task.CompletedTask)).ConfigureAwait(false);
        await _abandoned.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(leaving).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        Stop();
        Pipeline.Dispose();
        Metrics.Dispose();
        _stopping.Dispose();
        _ended.Cancel();
    }

    private RoomDirectory CreateRoomDirectory(RoleOptions roles, InternalRequests requests, TimeProvider timeProvider, WorkTracker work)
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
