using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>A manager over a transport that plays answers and keeps what it was asked.</summary>
internal sealed class ScriptedRooms : IRoomsTransport, IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ScriptedRooms(Func<RoomCallAction, object?> answer)
    {
        Answer = answer;
        ServiceCollection services = new();
        services.AddRoomCalls(o => o.Resilience.BaseDelay = TimeSpan.Zero);
        services.AddSingleton<IRoomsTransport>(this);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Gives an answer's value, or throws.</summary>
    public Func<RoomCallAction, object?> Answer { get; set; }

    public List<(RoomCallAction Action, ActionEnvelope Envelope)> Sent { get; } = [];

    public IEnumerable<string> SentNames => Sent.Select(s => s.Action.Name);

    public IRooms Rooms => _services.GetRequiredService<IRooms>();

    public IRoomUsers Users => _services.GetRequiredService<IRoomUsers>();

    public static ActionFailedException Refusal(RoomCallAction action, int status) =>
        new(action.Name, FailureOrigin.Response, new ResultInformation(status, 0)) { ErrorCode = "Word" };

    public static TransportException Unclear(RoomCallAction action) => new(action.Name, TransportFault.Unavailable, ActionEffect.Unknown, "500");

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        Sent.Add((action, envelope));
        return Task.FromResult(new ActionAnswer { Value = Answer(action) });
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
