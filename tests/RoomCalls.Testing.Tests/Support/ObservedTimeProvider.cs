namespace RoomCalls.Testing.Tests.Support;

/// <summary>A clock in front of another, which ends a task when a timer of a certain length is set.</summary>
internal sealed class ObservedTimeProvider(TimeProvider inner, TimeSpan length) : TimeProvider
{
    private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public Task TimerIsSetAsync() => _set.Task.WaitAsync(CurrentTest.Token);

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = inner.CreateTimer(callback, state, dueTime, period);
        if (dueTime == length)
        {
            _set.TrySetResult();
        }

        return timer;
    }
}
