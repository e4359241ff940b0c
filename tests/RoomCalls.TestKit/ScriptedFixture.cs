using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Facade;
using RoomCalls.Internal.Hosting;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.TestKit;

/// <summary>The whole library on a scripted transport and a standing clock; the test posts the callbacks.</summary>
public sealed class ScriptedFixture : IAsyncDisposable
{
    public const string Secret = "a secret of the application";

    /// <summary>Where <see cref="ConnectAsync"/> connects to.</summary>
    public static readonly CallLocator Locator = CallLocator.Room("991");

    private readonly ServiceProvider _services;

    public ScriptedFixture(Action<RoomCallsOptions>? options = null, params IRoomCallPolicy[] policies)
        : this(services => Array.ForEach(policies, policy => services.AddSingleton(policy)), options)
    {
    }

    /// <param name="services">Registers or replaces services.</param>
    /// <param name="options">Changes the library's options.</param>
    public ScriptedFixture(Action<IServiceCollection> services, Action<RoomCallsOptions>? options = null)
    {
        ServiceCollection collection = new();
        collection.AddSingleton(Work).AddSingleton<TimeProvider>(Clock).AddSingleton<ICallAutomationTransport>(Transport).AddSingleton<IRoomsTransport>(Transport);
        collection.AddRoomCalls(o =>
        {
            o.CallbackUri = new Uri("https://app.example/events?t=1");
            o.CallbackSecret = Secret;
            o.CallerId = KnownPhones.CallerId;
            o.Resilience.BaseDelay = TimeSpan.Zero;
            options?.Invoke(o);
        });
        services(collection);
        _services = collection.BuildServiceProvider();
        Runtime = _services.GetRequiredService<RoomCallsRuntime>();
        Keys = new CallKeySigner(Secret, []);
    }

    /// <summary>The event that a call is connected.</summary>
    public static CallConnected Connected { get; } = new() { Id = "connected", CallConnectionId = "c1", Time = ManualTimeProvider.Start };

    public MetricsCollector Metrics { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedTransport Transport { get; } = new();

    internal RoomCallManagerHandle Manager => Runtime.Manager;

    internal RoomCallsRuntime Runtime { get; }

    internal WorkTracker Work { get; } = new();

    internal CallKeySigner Keys { get; }

    /// <summary>The answer of a connect or of a reading of a call.</summary>
    public static ActionAnswer Connection(string id = "c1", CallConnectionState state = CallConnectionState.Connecting, Uri? callback = null) =>
        ActionAnswer.FromValue(new CallConnectionProperties(id) { State = state, CallbackUri = callback });

    /// <summary>The members of <c>data</c> by which an event belongs to a request.</summary>
    public static string Context(ScriptedRequest request) => $"\"operationContext\":\"{request.Envelope.OperationContext}\",\"callConnectionId\":\"c1\"";

    /// <summary>The event that ends a request about a participant.</summary>
    public static string Outcome(string type, ScriptedRequest request, ParticipantId id, int code = 200, int subCode = 0) => CallbackJson.Event(
        type,
        $"{Context(request)},\"participant\":{CallbackJson.Identifier(id)},\"resultInformation\":{{\"code\":{code},\"subCode\":{subCode}}}",
        time: "2026-03-01T12:00:02.5+00:00");

    /// <summary>Connects to a call that is connected at once, with people in its first roster.</summary>
    public async Task<IRoomCall> ConnectAsync(params ParticipantId[] people)
    {
        int before = Transport.Requests.Count;
        Transport.ThenAnswer(Connection());
        Task<IRoomCall> connecting = Manager.ConnectAsync(Locator, CurrentTest.Token);
        await Transport.WhenRequestsAsync(before + 1);
        Assert.Equal(200, (await PostAsync(CallbackJson.Event("CallConnected"), CallbackJson.Roster(1, people))).StatusCode);
        return await connecting;
    }

    /// <summary>Posts events to the newest connect's callback address.</summary>
    public Task<CallbackResult> PostAsync(params string[] events) => PostToAsync(Query(), events);

    /// <summary>Posts events to a callback address with a query.</summary>
    public Task<CallbackResult> PostToAsync(string query, params string[] events) => PostBodyAsync(query, CallbackJson.Array(events));

    /// <summary>Posts any text to a callback address with a query.</summary>
    public async Task<CallbackResult> PostBodyAsync(string? query, string body, string? contentType = "application/cloudevents+json; charset=utf-8")
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(body));
        return await Manager.ReceiveAsync(new CallbackRequest(stream) { ContentType = contentType, Query = query, ContentLength = stream.Length }, CurrentTest.Token);
    }

    /// <summary>The query of the newest connect's callback address.</summary>
    public string Query() => Transport.Requests.Last(r => r.Action is ConnectCall).Envelope.CallbackUri!.Query;

    public async ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        await _services.DisposeAsync();
    }

    /// <summary>The one call that is held, connected or not.</summary>
    internal LiveCall SingleCall() => Assert.Single(Runtime.Directory.All);
}
