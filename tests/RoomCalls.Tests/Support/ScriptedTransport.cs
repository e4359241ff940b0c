using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>A transport that answers what the test says, in turn; beyond the script every action is accepted.</summary>
internal sealed class ScriptedTransport : ICallAutomationTransport, IRoomsTransport
{
    private readonly Lock _gate = new();
    private readonly Queue<Func<ScriptedRequest, Task<ActionAnswer>>> _script = new();
    private readonly List<ScriptedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];

    public Func<ScriptedRequest, Task<ActionAnswer>> Otherwise { get; set; } = static _ => Task.FromResult(ActionAnswer.Accepted);

    /// <summary>What the library reads of rooms for its own decisions is answered from here, aside of the script.</summary>
    public ScriptedDirectory Directory { get; } = new();

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

    public ScriptedTransport ThenAccept() => ThenAnswer(ActionAnswer.Accepted);

    public ScriptedTransport ThenFail(Exception failure) => Then(_ => Task.FromException<ActionAnswer>(failure));

    /// <summary>An attempt that ends only by being given up.</summary>
    public ScriptedTransport ThenHang() => Then(Hang);

    public static async Task<ActionAnswer> Hang(ScriptedRequest request)
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
            return reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        if (ScriptedDirectory.IsAsked(action))
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
