using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;

namespace RoomCalls.Specs.Support;

/// <content>What another application of the same resource does, of which ours hears nothing.</content>
internal sealed partial class Stage
{
    public async Task ElsewhereAsync(Func<IRoomCallManager, Task> act)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddRoomCalls().UseRest(Emulator.ConnectionString);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await act(provider.GetRequiredService<IRoomCallManager>());
    }

    public Task ElsewhereAsync(UpdateRoom change) => ElsewhereAsync(manager => manager.Rooms.UpdateAsync(change, Token));

    public Task ElsewhereAsync(ParticipantId person, RoomRole role) => ElsewhereAsync(
        manager => manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(Room.Id) { AddOrUpdate = [new(person, role)] }, Token));
}
