namespace RoomCalls.Specs.Support;

/// <content>Time: it passes only here.</content>
internal sealed partial class Stage
{
    private const int LongestStory = 900;

    /// <summary>Lets time pass; whatever is due happens, callbacks included.</summary>
    public Task PassAsync(TimeSpan time) => Emulator.AdvanceAsync(time, Token);

    /// <inheritdoc cref="PassAsync(TimeSpan)"/>
    public Task PassAsync(double seconds) => PassAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>Waits until everything has come to rest, without any time passing.</summary>
    public Task SettleAsync() => PassAsync(TimeSpan.Zero);

    /// <summary>Lets time pass second by second until something has ended, however it ends.</summary>
    public async Task UntilEndedAsync(Task task)
    {
        for (int second = 0; second < LongestStory && !task.IsCompleted; second++)
        {
            await PassAsync(1);
        }

        Assert.True(task.IsCompleted, $"This did not end within {LongestStory} s of the clock.");
    }

    /// <summary>Lets time pass until something has ended well.</summary>
    public async Task<T> OutcomeAsync<T>(Task<T> task)
    {
        await UntilEndedAsync(task);
        return await task;
    }

    /// <summary>Lets time pass until something has failed.</summary>
    public async Task<TException> FailureAsync<TException>(Task task)
        where TException : Exception
    {
        await UntilEndedAsync(task);
        return await Assert.ThrowsAnyAsync<TException>(() => task);
    }
}
