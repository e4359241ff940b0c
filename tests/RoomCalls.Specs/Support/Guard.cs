namespace RoomCalls.Specs.Support;

/// <summary>Gives a spec up that would hang, in real time. What a spec proves does not depend on it.</summary>
internal static class Guard
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How long an emulator waits for the answer to a callback: real time, and so long that a busy machine does not make one come twice.</summary>
    public static readonly TimeSpan CallbackTimeout = TimeSpan.FromMinutes(10);

    extension(Task task)
    {
        public Task GuardedAsync() => task.WaitAsync(Patience, Stage.Token);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> GuardedAsync() => task.WaitAsync(Patience, Stage.Token);
    }
}
