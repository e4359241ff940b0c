using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise12TimeSpecs
{
    private static readonly DateTimeOffset LongFromNow = new(2041, 5, 6, 7, 8, 9, TimeSpan.Zero);

    [Fact]
    public async Task Promise_12_a_whole_story_runs_on_a_clock_that_never_moves_by_itself()
    {
        await using Stage stage = await Stage.BuildAsync(clock: new EmulatorClock(LongFromNow));
        await using IRoomCall call = await stage.ConnectAsync();
        RoomUserToken token = await stage.Manager.Users.IssueTokenAsync(new IssueUserToken(stage.Alice) { ExpiresIn = TimeSpan.FromHours(2) }, Stage.Token);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.Answering, Stage.Token);
        await stage.SettleAsync();
        Assert.False(add.IsCompleted);
        Assert.Equal(LongFromNow, stage.Clock.GetUtcNow());
        Assert.Equal(LongFromNow, call.State.ServerAsOf);

        await stage.PassAsync(Stage.Ring.TotalSeconds);
        await add;
        Assert.Equal(LongFromNow + Stage.Ring, call.State.ServerAsOf);

        Task tones = call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("1234567890"), Stage.Token);
        await stage.SettleAsync();
        Assert.False(tones.IsCompleted);
        await stage.PassAsync(1);
        await tones;
        await call.HangUpForEveryoneAsync(Stage.Token);

        Assert.Equal(LongFromNow + Stage.Ring + TimeSpan.FromSeconds(1), stage.Clock.GetUtcNow());
        Assert.All(stage.Emulator.Requests, r => Assert.InRange(r.Time, LongFromNow, stage.Clock.GetUtcNow()));
        Assert.Equal(LongFromNow.AddHours(2), token.ExpiresOn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(180)]
    public async Task Promise_12_a_deadline_is_counted_by_the_clock_and_by_nothing_else(int seconds)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("RemoveParticipant", EmulatorFault.Lose());
        Task<ResultInformation> remove = call.ExecuteAsync(new RemoveParticipant(stage.Bob) { Deadline = TimeSpan.FromSeconds(seconds) }, Stage.Token);

        await stage.PassAsync(seconds - 0.001);
        Assert.False(remove.IsCompleted);
        await stage.PassAsync(0.001);

        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => remove.GuardedAsync());
        Assert.Equal(TimeSpan.FromSeconds(seconds), late.After);
    }
}
