using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Hosting;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>A whole manager on a bench, over a scripted transport.</summary>
internal sealed class ManagerBench : IAsyncDisposable
{
    public static readonly CallLocator Room = CallLocator.Room("99100000000000001");

    private readonly ServiceProvider _services;

    public ManagerBench(Action<IServiceCollection>? configure = null, bool withTransport = true)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddRoomCalls(o =>
        {
            o.CallbackUri = new Uri("https://app.example/events");
            o.CallbackSecret = "a secret of sixteen";
            o.CallerId = SamplePeople.CallerId;
            o.Resilience.MaxAttempts = 1;
        });
        if (withTransport)
        {
            services.AddSingleton<ICallAutomationTransport>(Transport).AddSingleton<IRoomsTransport>(Transport);
        }

        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<RoomCallsRuntime>();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedTransport Transport { get; } = new();

    public RoomCallsRuntime Engine { get; }

    public IRoomCallManager Manager => Engine.Manager;

    public static ActionAnswer Connection(CallConnectionState state = CallConnectionState.Connecting) =>
        new() { Value = new CallConnectionProperties("c1") { State = state } };

    public static CallConnected Connected { get; } = new() { Id = "connected", CallConnectionId = "c1", Time = ManualTimeProvider.Start };

    /// <summary>The one call that is held, whether its leg is up or not.</summary>
    public LiveCall TheCall() => Assert.Single(Engine.Registry.All);

    public async Task<IRoomCall> ConnectAsync()
    {
        int before = Transport.Requests.Count;
        Transport.ThenAnswer(Connection());
        Task<IRoomCall> connecting = Manager.ConnectAsync(Room, TestContext.Current.CancellationToken);
        await Transport.WhenRequestsAsync(before + 1);
        Assert.True(TheCall().TryPost([Connected]));
        return await connecting.WaitAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
