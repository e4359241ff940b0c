using RoomCalls.Actions;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class MuteTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task StartAsync_RosterShowsTheMute_IsConfirmed()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        RoomCallOperation<StateConfirmation> muting = await call.StartAsync(new MuteParticipant(KnownPeople.Alice), CurrentTest.Token);
        await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Alice, KnownPeople.Bob));
        Assert.False(muting.Completion.IsCompleted);
        await _fixture.PostAsync(CallbackJson.Roster(3, KnownPeople.Alice).Replace("\"isMuted\":false", "\"isMuted\":true", StringComparison.Ordinal));
        Assert.Equal(StateConfirmation.Confirmed, await muting.Completion);
        Assert.Equal(0, _fixture.Clock.ActiveTimers);
    }

    [Fact]
    public async Task MuteParticipantAsync_AlreadyMuted_IsConfirmed()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Alice).Replace("\"isMuted\":false", "\"isMuted\":true", StringComparison.Ordinal));
        Assert.Equal(StateConfirmation.Confirmed, await call.MuteParticipantAsync(KnownPeople.Alice, CurrentTest.Token));
        Assert.Equal(0, _fixture.Clock.ActiveTimers);
    }

    [Fact]
    public async Task StartAsync_NoRosterFor5Seconds_IsUnconfirmed()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        RoomCallOperation<StateConfirmation> muting = await call.StartAsync(new MuteParticipant(KnownPeople.Alice), CurrentTest.Token);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(muting.Completion.IsCompleted);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(StateConfirmation.Unconfirmed, await muting.Completion);
    }
}
