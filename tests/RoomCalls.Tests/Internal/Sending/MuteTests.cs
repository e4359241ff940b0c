using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class MuteTests : IAsyncDisposable
{
    private readonly World _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Mute_IsConfirmedByTheRoster()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        RoomCallOperation<StateConfirmation> muting = await call.StartAsync(new MuteParticipant(SamplePeople.Alice), World.Token);
        await _world.PostAsync(Wire.Roster(2, SamplePeople.Alice, SamplePeople.Bob));
        Assert.False(muting.Completion.IsCompleted);
        await _world.PostAsync(Wire.Roster(3, SamplePeople.Alice).Replace("\"isMuted\":false", "\"isMuted\":true", StringComparison.Ordinal));
        Assert.Equal(StateConfirmation.Confirmed, await muting.Completion);
        Assert.Equal(0, _world.Clock.ActiveTimers);
    }

    [Fact]
    public async Task Mute_AlreadySoIsDone()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        await _world.PostAsync(Wire.Roster(2, SamplePeople.Alice).Replace("\"isMuted\":false", "\"isMuted\":true", StringComparison.Ordinal));
        Assert.Equal(StateConfirmation.Confirmed, await call.MuteParticipantAsync(SamplePeople.Alice, World.Token));
        Assert.Equal(0, _world.Clock.ActiveTimers);
    }

    [Fact]
    public async Task Mute_UnconfirmedAfter5SecondsIsReportedAsSuch()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        RoomCallOperation<StateConfirmation> muting = await call.StartAsync(new MuteParticipant(SamplePeople.Alice), World.Token);
        _world.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(muting.Completion.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(StateConfirmation.Unconfirmed, await muting.Completion);
    }
}
