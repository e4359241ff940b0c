using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Facade;
using RoomCalls.Internal.Hosting;
using RoomCalls.Internal.Sending;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>The whole library on a scripted transport and a standing clock, with callbacks posted by hand.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Secret = "a secret of the application";

    public static readonly CallLocator Room = CallLocator.Room("991");

    public World(Action<RoomCallsOptions>? configure = null, params IRoomCallPolicy[] policies)
    {
        RoomCallsOptions options = new() { CallbackUri = new Uri("https://app.example/events?t=1"), CallbackSecret = Secret, CallerId = SamplePeople.CallerId };
        options.Resilience.BaseDelay = TimeSpan.Zero;
        configure?.Invoke(options);
        Engine = new RoomCallsRuntime(Microsoft.Extensions.Options.Options.Create(options), new Transports(Transport, Transport), policies, Clock, Busy, NullLoggerFactory.Instance);
        Manager = Engine.Manager;
        Spy = new MetricsSpy(Engine.Metrics);
        Keys = new CallKeySigner(options.CallbackSecret, []);
    }

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedTransport Transport { get; } = new();

    public BusyCounter Busy { get; } = new();

    public RoomCallsRuntime Engine { get; }

    public RoomCallManagerHandle Manager { get; }

    public MetricsSpy Spy { get; }

    public CallKeySigner Keys { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ActionAnswer Connection(string id = "c1", CallConnectionState state = CallConnectionState.Connecting, Uri? callback = null) =>
        new() { Value = new CallConnectionProperties(id) { State = state, CallbackUri = callback } };

    /// <summary>Posts events to where an action's callback address points.</summary>
    public async Task<CallbackResult> PostToAsync(string query, params string[] events) => await PostBodyAsync(query, Wire.Array(events));

    public async Task<CallbackResult> PostBodyAsync(string? query, string body, string? contentType = "application/cloudevents+json; charset=utf-8")
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(body));
        return await Manager.ReceiveAsync(new CallbackRequest(stream) { ContentType = contentType, Query = query, ContentLength = stream.Length }, Token);
    }

    public async Task<CallbackResult> PostAsync(params string[] events) => await PostToAsync(Query(), events);

    /// <summary>The query of the newest connect's callback address.</summary>
    public string Query() => Transport.Requests.Last(r => r.Action is ConnectCall).Envelope.CallbackUri!.Query;

    public async Task<IRoomCall> ConnectAsync(params ParticipantId[] people)
    {
        int before = Transport.Requests.Count;
        Transport.ThenAnswer(Connection());
        Task<IRoomCall> connecting = Manager.ConnectAsync(Room, Token);
        await Transport.WhenRequestsAsync(before + 1);
        Assert.Equal(200, (await PostAsync(Wire.Event("CallConnected"), Wire.Roster(1, people))).StatusCode);
        return await connecting;
    }

    public static string Context(ScriptedRequest request) => $"\"operationContext\":\"{request.Envelope.OperationContext}\",\"callConnectionId\":\"c1\"";

    public static string Outcome(string type, ScriptedRequest request, ParticipantId id, int code = 200, int subCode = 0) =>
        Wire.Event(type, $"{Context(request)},\"participant\":{Wire.Identifier(id)},\"resultInformation\":{{\"code\":{code},\"subCode\":{subCode}}}", time: "2026-03-01T12:00:02.5+00:00");

    public async ValueTask DisposeAsync()
    {
        Spy.Dispose();
        await Engine.DisposeAsync();
    }
}
