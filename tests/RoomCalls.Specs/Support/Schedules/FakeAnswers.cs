using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Answers requests as their <see cref="Fate"/> says, and counts those that wait for it.</summary>
/// <param name="after">Does something some time later.</param>
internal sealed class FakeAnswers(Action<TimeSpan, Action> after)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Func<ActionAnswer>> _done = [];
    private int _waiting;

    /// <summary>How many requests wait for their answer.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Does a thing once for each repeatability id, and answers it each time.</summary>
    public ActionAnswer Once(ActionEnvelope envelope, Func<Func<ActionAnswer>> act)
    {
        Func<ActionAnswer>? answer;
        lock (_gate)
        {
            if (_done.TryGetValue(envelope.RepeatabilityId, out answer))
            {
                return answer();
            }
        }

        answer = act();
        lock (_gate)
        {
            _done[envelope.RepeatabilityId] = answer;
        }

        return answer();
    }

    /// <summary>Does what is asked, unless the fate says otherwise, and answers as the fate says.</summary>
    public Task<ActionAnswer> AnswerAsync(RoomCallAction action, Fate fate, Func<ActionAnswer> act, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ActionAnswer> answering = new();
        Action answer = () => answering.TrySetException(new InvalidOperationException("No fate."));
        try
        {
            ActionAnswer? done = fate.Kind is FateKind.Refused or FateKind.Throttled or FateKind.UnclearNotDone ? null : act();
            answer = fate.Kind switch
            {
                FateKind.Refused => () => answering.TrySetException(TransportErrors.Refusal(action, 403)),
                FateKind.Throttled => () => answering.TrySetException(TransportErrors.Throttled(8000, TimeSpan.FromSeconds(1))),
                FateKind.Unclear or FateKind.UnclearNotDone => () => answering.TrySetException(TransportErrors.Unclear(action)),
                _ => () => answering.TrySetResult(done!),
            };
        }
        catch (ActionFailedException refusal)
        {
            answer = () => answering.TrySetException(refusal);
        }

        bool isImmediate = fate.Answer == TimeSpan.Zero && fate.Kind != FateKind.AnswerLost;
        if (isImmediate)
        {
            answer();
            return answering.Task;
        }

        // The library's request must stop counting as one that waits here before it can go on.
        Interlocked.Increment(ref _waiting);
        int over = 0;
        CancellationTokenRegistration registration = default;
        registration = cancellationToken.UnsafeRegister(_ => EndWith(() => answering.TrySetCanceled(cancellationToken)), null);
        if (fate.Kind != FateKind.AnswerLost)
        {
            after(fate.Answer, () => EndWith(answer));
        }

        return answering.Task;

        void EndWith(Action end)
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
            {
                Interlocked.Decrement(ref _waiting);
                registration.Dispose();
                end();
            }
        }
    }
}
