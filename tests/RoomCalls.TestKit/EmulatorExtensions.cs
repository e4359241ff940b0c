using RoomCalls.Emulator;

namespace RoomCalls.TestKit;

/// <summary>Time, requests and ledger of an emulator on virtual time.</summary>
public static class EmulatorExtensions
{
    private const int LongestSeconds = 900;

    extension(RoomCallsEmulator emulator)
    {
        /// <summary>Lets time pass; whatever is due happens, callbacks included.</summary>
        public Task AdvanceAsync(double seconds) => emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds), CurrentTest.Token);

        /// <summary>Lets time pass second by second until something has ended, however it ends.</summary>
        public async Task AdvanceUntilEndedAsync(Task task)
        {
            for (int second = 0; second < LongestSeconds && !task.IsCompleted; second++)
            {
                await emulator.AdvanceAsync(1);
            }

            // The clock can run ahead of a busy machine, so what should have ended long ago may take a moment more.
            await Task.WhenAny(task, Task.Delay(CurrentTest.HangTimeout, TimeProvider.System, CurrentTest.Token));
            Assert.True(task.IsCompleted, $"This did not end within {LongestSeconds} s of the clock.");
        }

        /// <summary>Lets time pass until something has ended well.</summary>
        public async Task<T> AdvanceToResultAsync<T>(Task<T> task)
        {
            await emulator.AdvanceUntilEndedAsync(task);
            return await task;
        }

        /// <summary>Lets time pass until something has ended well.</summary>
        public async Task AdvanceToResultAsync(Task task)
        {
            await emulator.AdvanceUntilEndedAsync(task);
            await task;
        }

        /// <summary>Lets time pass until something has failed.</summary>
        public async Task<TException> AdvanceToFailureAsync<TException>(Task task)
            where TException : Exception
        {
            await emulator.AdvanceUntilEndedAsync(task);
            return await Assert.ThrowsAnyAsync<TException>(() => task);
        }

        /// <summary>The requests of one operation.</summary>
        public IReadOnlyList<EmulatedRequest> RequestsOf(string operation) => [.. emulator.Requests.Where(r => r.Operation == operation)];

        /// <summary>The ledger's entries of one kind, about one person if given.</summary>
        public IReadOnlyList<LedgerEntry> LedgerOf(LedgerKind kind, ParticipantId? person = null) =>
            [.. emulator.Ledger.GetEntries(kind).Where(e => person is null || e.RawId == person.RawId)];
    }
}
