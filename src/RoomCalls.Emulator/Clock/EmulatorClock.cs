using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator;

/// <summary>A virtual clock: it stands still until it is advanced. Give the same one to the emulator and to the code under test.</summary>
/// <remarks>Thread-safe. A timer of the emulator fires before any other timer that is due at the same instant.</remarks>
public sealed class EmulatorClock : TimeProvider
{
    private static readonly DateTimeOffset DefaultStart = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset _start;

    /// <summary>Creates a clock that stands at the given instant.</summary>
    /// <param name="start">The first instant. <see langword="null"/> means 2026-01-05T09:00:00Z.</param>
    public EmulatorClock(DateTimeOffset? start = null)
    {
        _start = (start ?? DefaultStart).ToUniversalTime();
        Timers = new TimerQueue(_start);
    }

    /// <summary>The number of timestamp units in a second: 10,000,000, so that one unit is one tick.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The local time zone: always UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The number of timers that wait for an instant to come.</summary>
    public int PendingTimers => Timers.Count;

    /// <summary>The virtual time itself.</summary>
    internal TimerQueue Timers { get; }

    /// <summary>Gets the instant at which the clock stands.</summary>
    /// <returns>The virtual time, in UTC.</returns>
    public override DateTimeOffset GetUtcNow() => Timers.Now;

    /// <summary>Gets the ticks that passed since the clock was created.</summary>
    /// <returns>A timestamp in units of <see cref="TimestampFrequency"/>.</returns>
    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>Creates a timer that fires when the clock is advanced past its instant. One that is due at once fires on the thread pool.</summary>
    /// <param name="callback">The method that the timer calls.</param>
    /// <param name="state">The argument of the callback.</param>
    /// <param name="dueTime">How long from now, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="period">The interval after that, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>The timer.</returns>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Timers.CreateTimer(callback, state, dueTime, period, first: false);

    /// <summary>Moves the clock and fires every timer that becomes due, in order, on the calling thread. It does not wait for anything.</summary>
    /// <param name="by">How far; not negative. Prefer <see cref="RoomCallsEmulator.AdvanceAsync"/>, which waits for callbacks between the steps.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset limit = GetUtcNow() + by;
        while (Timers.Step(limit))
        {
        }
    }
}
