using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.TestKit;

/// <summary>A calling client that a test plays: it joins as scripted, and reports what the test says.</summary>
public sealed class ScriptedCallingTransport(string name = "scripted") : ICallingTransport
{
    private readonly List<ScriptedSession> _sessions = [];

    public string Name => name;

    public bool NeedsToken { get; init; } = true;

    public bool RetriesItself { get; init; }

    public bool IsTrusted { get; init; } = true;

    /// <summary>What a session reports first, while the client joins.</summary>
    public SeatUpdate First { get; set; } = new() { State = SeatState.Connected, Role = RoomRole.Presenter };

    /// <summary>Runs in place of joining, and can throw or return no session.</summary>
    public Func<ScriptedSession, Task<ICallingSession?>>? OnJoin { get; set; }

    public IReadOnlyList<ScriptedSession> Sessions => _sessions;

    public async Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken)
    {
        ScriptedSession session = new(join, token, onUpdate) { IsTrusted = IsTrusted };
        _sessions.Add(session);
        if (OnJoin is not null)
        {
            return (await OnJoin(session))!;
        }

        session.Report(First);
        return session;
    }
}

/// <summary>A seat whose client the test plays.</summary>
public sealed class ScriptedSession(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate) : ICallingSession
{
    private readonly List<ScriptedRequest> _requests = [];

    public JoinCall Join => join;

    public RoomUserToken? Token => token;

    public IReadOnlyList<ScriptedRequest> Requests => _requests;

    public bool IsTrusted { get; init; } = true;

    public bool IsDisposed { get; private set; }

    /// <summary>How the client answers; it accepts everything unless a test says otherwise.</summary>
    public Func<ScriptedRequest, Task<ActionAnswer>> Answer { get; set; } = static _ => Task.FromResult(ActionAnswer.Accepted);

    public void Report(SeatUpdate update) => onUpdate(update);

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        ScriptedRequest request = new(action, envelope, cancellationToken);
        _requests.Add(request);
        return Answer(request);
    }

    public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
