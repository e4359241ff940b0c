using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.ControlPlane;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Pipeline;
using RoomCalls.Emulator.Internal.Seats;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Tokens;

namespace RoomCalls.Emulator;

/// <summary>
/// Emulates Azure Communication Services for room calls: Identity, Rooms, Call Automation and its callbacks over HTTP, and seats over WebSocket.
/// </summary>
/// <remarks>Thread-safe. <see cref="DisposeAsync"/> stops everything.</remarks>
public sealed partial class RoomCallsEmulator : IAsyncDisposable
{
    private const int LogCapacity = 10_000;

    private readonly CancellationTokenSource _stopping = new();
    private readonly InFlight _inFlight = new();
    private readonly ClientList _clients = new();
    private readonly WaitingRequests _waiting = new();
    private readonly BoundedLog<EmulatedRequest> _requests = new(LogCapacity);
    private readonly BoundedLog<EmulatedDelivery> _deliveries = new(LogCapacity);
    private readonly EmulatorOptions _options;
    private readonly EmulatorServer _server;
    private readonly Scheduler _waits;
    private readonly CallbackSender _sender;
    private readonly CallbackDispatcher _callbacks;
    private readonly World _world;
    private readonly RequestPipeline _pipeline;
    private readonly OpenIdDocuments _documents;
    private readonly EmulatorControls _controls;
    private readonly ControlPlaneHandler _controlPlane;
    private readonly SeatServer _seats;
    private readonly ClockDriver? _clock;
    private int _disposed;

    /// <summary>Creates an emulator whose socket listens at once. Requests wait until <see cref="StartAsync"/>.</summary>
    /// <param name="options">How it behaves; <see langword="null"/> means the defaults. They are read once.</param>
    /// <exception cref="ArgumentException">An option is not valid; the message names every one.</exception>
    /// <exception cref="IOException">The port cannot be listened on.</exception>
    public RoomCallsEmulator(EmulatorOptions? options = null)
    {
        _options = (options ?? new EmulatorOptions()).Validate();
        IdSource ids = new(_options.Seed);
        AccessKey = _options.AccessKey ?? ids.AccessKey;
        ResourceId = ids.ResourceId;
        Ledger = new EmulatorLedger(_options.TimeProvider);
        TimerQueue? timers = (_options.TimeProvider as EmulatorClock)?.Timers;
        _waits = new Scheduler(_options.TimeProvider, timers);
        _clock = timers is null ? null : new ClockDriver(timers, _inFlight, _clients);
        _server = new EmulatorServer(_options.Host, _options.Port);
        TokenIssuer tokens = new(_options.TimeProvider, Endpoint.GetLeftPart(UriPartial.Authority), ResourceId);
        _sender = new CallbackSender(_options, tokens, _waits, _inFlight, _deliveries);
        _callbacks = new CallbackDispatcher(_sender, _waits, _inFlight, _stopping.Token);
        _world = new World(_options, ids, Ledger, new Scheduler(_options.TimeProvider, timers), _callbacks);
        RepeatStore repeats = new(_options.TimeProvider);
        _pipeline = new RequestPipeline(
            _world, new OperationTable(tokens), new SignatureVerifier(AccessKey), Faults, repeats, _requests, _waiting, _inFlight, _waits);
        _seats = new SeatServer(_world, Faults, _requests, _inFlight, _stopping.Token);
        _documents = new OpenIdDocuments(tokens);
        _controls = new EmulatorControls(_world, repeats, Faults, _requests, _deliveries, _clock, this, _stopping.Token);
        _controlPlane = new ControlPlaneHandler(_controls, _options.AllowControlPlaneFromAnywhere);
    }

    /// <summary>The endpoint of the emulated resource, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>The access key of the emulated resource, as base64.</summary>
    public string AccessKey { get; }

    /// <summary>The id of the emulated resource: the audience of callback tokens, and part of every user id.</summary>
    public string ResourceId { get; }

    /// <summary>The connection string of the emulated resource. It holds the access key.</summary>
    public string ConnectionString => $"endpoint={Endpoint};accesskey={AccessKey}";

    /// <summary>Creates and starts an emulator.</summary>
    /// <param name="options">How it behaves; <see langword="null"/> means the defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>An emulator that answers.</returns>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="IOException">The port cannot be listened on.</exception>
    public static async Task<RoomCallsEmulator> StartNewAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        RoomCallsEmulator emulator = new(options);
        try
        {
            await emulator.StartAsync(cancellationToken);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins to answer requests. A second call does nothing.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when requests are answered.</returns>
    /// <exception cref="ObjectDisposedException">The emulator was disposed.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        _controls.ThrowIfClosed();
        return _server.StartAsync(HandleAsync, cancellationToken);
    }

    /// <summary>Stops everything: requests, callbacks, timers, the socket.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _controls.Close();
        await _stopping.CancelAsync();
        await _server.DisposeAsync();
        lock (_world.Lock)
        {
            _world.Clear();
        }

        await _callbacks.StopAsync();
        _waits.CancelAll();
        _sender.Dispose();
        _clock?.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Passes a request to the seats, the control plane, the open documents or the services.</summary>
    private async Task HandleAsync(HttpContext http)
    {
        string path = http.Request.Path.Value ?? "";
        if (path == SeatServer.Path)
        {
            await _seats.HandleAsync(http);
        }
        else if (path.StartsWith("/emulator/", StringComparison.Ordinal))
        {
            await _controlPlane.HandleAsync(http, _stopping.Token);
        }
        else if (_documents.Find(http.Request.Method, path) is { } document)
        {
            await ReplyWriter.WriteBodyAsync(http.Response, document, _stopping.Token);
        }
        else
        {
            await _pipeline.HandleAsync(http, _stopping.Token);
        }
    }
}
