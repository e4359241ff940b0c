using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Tests.Http;

public sealed class RepeatStoreTests
{
    private readonly EmulatorClock _clock = new();

    [Fact]
    public void The_first_answer_stays()
    {
        RepeatStore store = new(_clock);
        Reply first = new(202);
        store.Add("a", first);
        store.Add("a", new Reply(500));
        Assert.Same(first, store.Find("a"));
        store.Clear();
        Assert.Null(store.Find("a"));
    }

    [Fact]
    public void An_answer_lives_ten_minutes()
    {
        RepeatStore store = new(_clock);
        store.Add("a", new Reply(202));
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.NotNull(store.Find("a"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(store.Find("a"));
    }

    [Fact]
    public void Only_the_newest_answers_are_kept()
    {
        RepeatStore store = new(_clock);
        for (int number = 0; number < 10_005; number++)
        {
            store.Add($"{number}", new Reply(202));
        }

        Assert.Null(store.Find("4"));
        Assert.NotNull(store.Find("5"));
        Assert.NotNull(store.Find("10004"));
    }
}
