using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Sending;

public sealed class MuteTests : IAsyncDisposable
{
    private readonly World _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Mute_IsConfirmedByTheRoster()
    {
        await using IRoomCall call = await _world.ConnectAsync(People.Alice);
        RoomCallOperation<StateConfirmation> muting = await call.StartAsync(new MuteParticipant(People.Alice), World.Token);
        await _world.PostAsync(Wire.Roster(2, People.Alice, People.Bob));
        Assert.False(muting.Completion.IsCompleted);
        await _world.PostAsync(Wire.Roster(3, People.Alice).Replace("\"isMuted\":false", "\"isMuted\":true", StringComparison.Ordinal));
        Assert.Equal(StateConfirmation.Confirmed, await muting.Completion);
        Assert.Equal(0, _world.Clock.ActiveTimers);
    }

    [Fact]
    public async Task Mute_AlreadySoIsDone()
    {
        await using IRoomCall call = await _world.ConnectAsync(People.Alice);
        await _world.PostAsync(Wire.Roster(2, People.Alice).Replace("\"isMuted\":false", "\"isMuted\":true", StringComparison.Ordinal));
        Assert.Equal(StateConfirmation.Confirmed, await call.MuteParticipantAsync(People.Alice, World.Token));
        Assert.Equal(0, _world.Clock.ActiveTimers);
    }

    [Fact]
    public async Task Mute_UnconfirmedAfter5SecondsIsReportedAsSuch()
    {
        await using IRoomCall call = await _world.ConnectAsync(People.Alice);
        RoomCallOperation<StateConfirmation> muting = await call.StartAsync(new MuteParticipant(People.Alice), World.Token);
        _world.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(muting.Completion.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(StateConfirmation.Unconfirmed, await muting.Completion);
    }
}
