namespace RoomCalls.Specs.Support;

/// <summary>Gives a spec up that would hang, in real time. What a spec proves does not depend on it.</summary>
internal static class Guard
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    extension(Task task)
    {
        public Task GuardedAsync() => task.WaitAsync(Patience, Stage.Token);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> GuardedAsync() => task.WaitAsync(Patience, Stage.Token);
    }
}
