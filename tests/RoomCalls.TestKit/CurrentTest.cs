namespace RoomCalls.TestKit;

/// <summary>The test that runs: its token, and a limit for what would hang. No assertion depends on the limit.</summary>
public static class CurrentTest
{
    /// <summary>How long a test waits for something, in real time.</summary>
    public static readonly TimeSpan HangTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Cancelled when the test run is cancelled.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    extension(Task task)
    {
        /// <summary>Fails the test instead of hanging.</summary>
        public Task OrTimeoutAsync() => task.WaitAsync(HangTimeout, Token);
    }

    extension<T>(Task<T> task)
    {
        /// <summary>Fails the test instead of hanging.</summary>
        public Task<T> OrTimeoutAsync() => task.WaitAsync(HangTimeout, Token);
    }
}
