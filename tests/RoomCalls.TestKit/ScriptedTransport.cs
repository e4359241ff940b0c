using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.TestKit;

/// <summary>A transport that answers from a script, in turn; beyond the script every action is accepted.</summary>
public sealed class ScriptedTransport : ICallAutomationTransport, IRoomsTransport
{
    private readonly Lock _gate = new();
    private readonly Queue<Func<ScriptedRequest, Task<ActionAnswer>>> _script = new();
    private readonly List<ScriptedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];

    public Func<ScriptedRequest, Task<ActionAnswer>> Otherwise { get; set; } = static _ => Task.FromResult(ActionAnswer.Accepted);

    public bool RetriesItself { get; set; }

    /// <summary>The actions that it does not support.</summary>
    public Func<RoomCallAction, bool> Lacks { get; set; } = static _ => false;

    /// <summary>What the library reads of rooms for its own decisions is answered from here, beside the script.</summary>
    public ScriptedRoomDirectory Directory { get; } = new();

    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public ScriptedTransport Then(Func<ScriptedRequest, Task<ActionAnswer>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public ScriptedTransport ThenAnswer(ActionAnswer answer) => Then(_ => Task.FromResult(answer));

    /// <summary>Answers everything beyond the script with a value, or throws.</summary>
    public ScriptedTransport AnswerWith(Func<RoomCallAction, object?> answer)
    {
        Otherwise = request => Task.FromResult(ActionAnswer.FromValue(answer(request.Action)));
        return this;
    }

    public ScriptedTransport ThenAccept() => ThenAnswer(ActionAnswer.Accepted);

    public ScriptedTransport ThenFail(Exception failure) => Then(_ => Task.FromException<ActionAnswer>(failure));

    /// <summary>Answers only by being cancelled.</summary>
    public ScriptedTransport ThenHang() => Then(HangAsync);

    public bool Supports(RoomCallAction action) => !Lacks(action);

    public static async Task<ActionAnswer> HangAsync(ScriptedRequest request)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, request.CancellationToken);
        return ActionAnswer.Accepted;
    }

    public Task WhenRequestsAsync(int count)
    {
        lock (_gate)
        {
            if (_requests.Count >= count)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, reached));
            return reached.Task.WaitAsync(CurrentTest.Token);
        }
    }

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        if (ScriptedRoomDirectory.IsAsked(action))
        {
            return Directory.AnswerAsync(action);
        }

        ScriptedRequest request = new(action, envelope, cancellationToken);
        Func<ScriptedRequest, Task<ActionAnswer>> answer;
        lock (_gate)
        {
            _requests.Add(request);
            answer = _script.TryDequeue(out Func<ScriptedRequest, Task<ActionAnswer>>? next) ? next : Otherwise;
            foreach ((_, TaskCompletionSource reached) in _awaited.Where(a => a.Count <= _requests.Count))
            {
                reached.TrySetResult();
            }
        }

        return answer(request);
    }
}

/// <summary>An action as it reached the transport.</summary>
public sealed record ScriptedRequest(RoomCallAction Action, ActionEnvelope Envelope, CancellationToken CancellationToken);
