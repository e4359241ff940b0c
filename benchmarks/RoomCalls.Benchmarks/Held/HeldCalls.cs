using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Transport;

namespace RoomCalls.Benchmarks.Held;

/// <summary>A manager that holds many calls of ten people each, connected by the public API.</summary>
internal sealed class HeldCalls : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IRoomCall> _calls = [];
    private readonly List<string> _queries = [];

    public HeldCalls()
    {
        ServiceCollection services = new();
        services.AddSingleton<ICallAutomationTransport>(Service).AddSingleton<IRoomsTransport>(Service);
        services.AddRoomCalls(o =>
        {
            o.CallbackUri = new Uri("https://app.example/api/room-calls/events");
            o.CallbackSecret = "the secret of a benchmark";
        });
        _services = services.BuildServiceProvider();
        Manager = _services.GetRequiredService<IRoomCallManager>();
        Service.Manager = Manager;
    }

    public InstantService Service { get; } = new();

    public IRoomCallManager Manager { get; }

    public IReadOnlyList<IRoomCall> Calls => _calls;

    public static string RoomOf(int number) => (100_000_000 + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>Connects until so many calls are held.</summary>
    /// <param name="count">The number of calls.</param>
    /// <param name="withQueries">Whether to remember where the callbacks of the calls go.</param>
    public async Task HoldAsync(int count, bool withQueries = true)
    {
        _calls.EnsureCapacity(count);
        while (_calls.Count < count)
        {
            _calls.Add(await Manager.ConnectAsync(CallLocator.Room(new RoomId(RoomOf(_calls.Count)))));
            if (withQueries)
            {
                _queries.Add(Service.LastQuery);
            }
        }
    }

    /// <summary>Posts a callback to a call.</summary>
    public Task PostAsync(int call, byte[] body) => Service.PostAsync(_queries[call], body);

    public async ValueTask DisposeAsync()
    {
        foreach (IRoomCall call in _calls)
        {
            await call.DisposeAsync();
        }

        await _services.DisposeAsync();
    }
}
