using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Testing.Tests;

public sealed class RoomCallManagerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_WithTheEmulator_ManagesACallWithoutAContainer()
    {
        await using RoomCallManager manager = RoomCallManager.Create(rooms => rooms.Configure(o => o.CallerId = PhoneNumber.Parse("+16044561234")).UseEmulator());
        ParticipantId alice = await manager.Users.CreateAsync(Token);
        Room room = await manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(alice, RoomRole.Presenter)], PstnDialOutEnabled = true }, Token);
        await manager.Services.GetRequiredService<RoomCallsEmulator>().JoinAsync(room, alice, Token);

        await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(room.Id), Token);
        RoomCallParticipant guest = await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), Token);

        Assert.True(manager.TryGetCall(call.ConnectionId!.Value, out _));
        Assert.Contains(call.State.Participants, p => p.Id == guest.Id);
        Assert.Same(manager.Rooms, manager.Rooms);
    }

    [Fact]
    public void Create_WrongOptions_ThrowsEveryErrorAndLeavesNothing()
    {
        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => RoomCallManager.Create(rooms => rooms.Configure(o =>
        {
            o.CallQueueCapacity = 1;
            o.CallEndSettleTime = TimeSpan.FromHours(1);
        })));

        Assert.Equal(2, wrong.Failures.Count());
    }

    [Fact]
    public async Task DisposeAsync_TheManager_StopsTakingCalls()
    {
        RoomCallManager manager = RoomCallManager.Create(rooms => rooms.UseEmulator());
        RoomAdministration rooms = manager.Rooms;
        await manager.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => manager.ConnectAsync(CallLocator.Room("991"), Token));
        await Assert.ThrowsAnyAsync<Exception>(() => rooms.CreateAsync(new CreateRoom(), Token));
    }
}
