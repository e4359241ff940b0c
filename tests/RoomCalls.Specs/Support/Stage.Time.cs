namespace RoomCalls.Specs.Support;

/// <content>Time: it passes only here.</content>
internal sealed partial class Stage
{
    /// <summary>Lets time pass; whatever is due happens, callbacks included.</summary>
    public Task PassAsync(double seconds) => Emulator.PassAsync(seconds);

    /// <summary>Waits until everything has come to rest, without any time passing.</summary>
    public Task SettleAsync() => PassAsync(0);

    /// <summary>Lets time pass second by second until something has ended, however it ends.</summary>
    public Task UntilEndedAsync(Task task) => Emulator.UntilEndedAsync(task);

    /// <summary>Lets time pass until something has ended well.</summary>
    public Task<T> OutcomeAsync<T>(Task<T> task) => Emulator.OutcomeAsync(task);

    /// <summary>Lets time pass until something has ended well.</summary>
    public Task OutcomeAsync(Task task) => Emulator.OutcomeAsync(task);

    /// <summary>Lets time pass until something has failed.</summary>
    public Task<TException> FailureAsync<TException>(Task task)
        where TException : Exception => Emulator.FailureAsync<TException>(task);
}
