using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Promises;

public sealed class Promise12TimeSpecs
{
    private static readonly DateTimeOffset LongFromNow = new(2041, 5, 6, 7, 8, 9, TimeSpan.Zero);

    [Fact]
    public async Task Promise_12_a_whole_story_runs_on_a_clock_that_never_moves_by_itself()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(clock: new EmulatorClock(LongFromNow));
        await using IRoomCall call = await fixture.ConnectAsync();
        RoomUserToken token = await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(fixture.Alice) { ExpiresIn = TimeSpan.FromHours(2) }, CurrentTest.Token);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.False(add.IsCompleted);
        Assert.Equal(LongFromNow, fixture.Clock.GetUtcNow());
        Assert.Equal(LongFromNow, call.State.ServerAsOf);

        await fixture.AdvanceAsync(EmulatorFixture.RingDuration.TotalSeconds);
        await add;
        Assert.Equal(LongFromNow + EmulatorFixture.RingDuration, call.State.ServerAsOf);

        Task tones = call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("1234567890"), CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.False(tones.IsCompleted);
        await fixture.AdvanceAsync(1);
        await tones;
        await call.HangUpForEveryoneAsync(CurrentTest.Token);

        Assert.Equal(LongFromNow + EmulatorFixture.RingDuration + TimeSpan.FromSeconds(1), fixture.Clock.GetUtcNow());
        Assert.All(fixture.Emulator.Requests, r => Assert.InRange(r.Time, LongFromNow, fixture.Clock.GetUtcNow()));
        Assert.Equal(LongFromNow.AddHours(2), token.ExpiresAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(180)]
    public async Task Promise_12_a_deadline_is_counted_by_the_clock_and_by_nothing_else(int seconds)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("RemoveParticipant", EmulatorFault.Lose());
        Task<ResultInformation> remove = call.ExecuteAsync(new RemoveParticipant(fixture.Bob) { Deadline = TimeSpan.FromSeconds(seconds) }, CurrentTest.Token);

        await fixture.AdvanceAsync(seconds - 0.001);
        Assert.False(remove.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => remove.OrTimeoutAsync());
        Assert.Equal(TimeSpan.FromSeconds(seconds), late.Timeout);
    }
}
