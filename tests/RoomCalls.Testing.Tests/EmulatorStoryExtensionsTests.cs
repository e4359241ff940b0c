using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Testing.Tests;

public sealed class EmulatorStoryExtensionsTests
{
    [Fact]
    public async Task JoinAsync_WholeCall_ReadsLikeAStory()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        ServiceCollection services = new();
        EmulatorClock clock = new();
        services.AddRoomCalls().UseEmulator(o => o.TimeProvider = clock);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();
        RoomCallsEmulator emulator = provider.GetRequiredService<RoomCallsEmulator>();
        ParticipantId aliceId = await manager.Users.CreateAsync(ct), bobId = await manager.Users.CreateAsync(ct);
        Room room = await manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(aliceId, RoomRole.Presenter), new(bobId, RoomRole.Attendee)] }, ct);
        await using IRoomCall alice = await manager.JoinAsync(CallLocator.Room(room.Id), manager.Users.CreateSeatUser(aliceId), ct);

        EmulatedSeat bob = await emulator.JoinAsync(room, bobId, ct);
        await bob.SpeakAsync(ct);
        await emulator.AdvanceAsync(TimeSpan.Zero, ct);
        Assert.True(alice.State.Participants.Single(p => p.Id == bobId).IsSpeaking.Value);

        await alice.Seat.MuteAllOthersAsync(ct);
        Assert.True(bob.IsMuted);
        await alice.Seat.UnmuteAsync(ct);
        Assert.False((await emulator.FindSeatAsync(room, aliceId, ct)).IsMuted);
        await alice.Seat.LeaveAsync(ct);
        Assert.Equal(404, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => emulator.FindSeatAsync(room, aliceId, ct))).Status);
    }
}
