using RoomCalls.Emulator;

namespace RoomCalls.Specs.Support;

/// <summary>Time, and the truth, as a spec asks an emulator for them. Time passes only here.</summary>
internal static class EmulatorStory
{
    private const int LongestStory = 900;

    extension(RoomCallsEmulator emulator)
    {
        /// <summary>Lets time pass; whatever is due happens, callbacks included.</summary>
        public Task PassAsync(double seconds) => emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds), Stage.Token);

        /// <summary>Lets time pass second by second until something has ended, however it ends.</summary>
        public async Task UntilEndedAsync(Task task)
        {
            for (int second = 0; second < LongestStory && !task.IsCompleted; second++)
            {
                await emulator.PassAsync(1);
            }

            // The clock can run ahead of a busy machine, so what should have ended long ago may take a moment more; it is given up so that no spec hangs.
            await Task.WhenAny(task, Task.Delay(Guard.Patience, TimeProvider.System, Stage.Token));
            Assert.True(task.IsCompleted, $"This did not end within {LongestStory} s of the clock.");
        }

        /// <summary>Lets time pass until something has ended well.</summary>
        public async Task<T> OutcomeAsync<T>(Task<T> task)
        {
            await emulator.UntilEndedAsync(task);
            return await task;
        }

        /// <summary>Lets time pass until something has failed.</summary>
        public async Task<TException> FailureAsync<TException>(Task task)
            where TException : Exception
        {
            await emulator.UntilEndedAsync(task);
            return await Assert.ThrowsAnyAsync<TException>(() => task);
        }

        /// <summary>The requests of one operation.</summary>
        public IReadOnlyList<EmulatedRequest> RequestsOf(string operation) => [.. emulator.Requests.Where(r => r.Operation == operation)];

        /// <summary>What the ledger has of one kind, about one person if said.</summary>
        public IReadOnlyList<LedgerEntry> LedgerOf(LedgerKind kind, ParticipantId? person = null) =>
            [.. emulator.Ledger.GetEntries(kind).Where(e => person is null || e.RawId == person.RawId)];
    }
}
