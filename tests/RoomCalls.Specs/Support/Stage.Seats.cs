using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Support;

/// <content>Seats: of this process, and of people whose clients are elsewhere.</content>
internal sealed partial class Stage
{
    /// <summary>Takes a seat in the room's call, in this process.</summary>
    public async Task<IRoomCall> JoinCallAsync(ParticipantId user, Func<JoinCall, JoinCall>? change = null)
    {
        JoinCall join = new(Locator, Manager.Users.SeatUser(user));
        IRoomCall call = await Manager.JoinAsync(change?.Invoke(join) ?? join, Token);
        await SettleAsync();
        return call;
    }

    /// <summary>Somebody takes a seat elsewhere.</summary>
    public Task<EmulatedSeat> SitAsync(ParticipantId person, Room? room = null) => Emulator.JoinAsync((room ?? Room).Id.Value, person.RawId, Token);

    /// <summary>Makes a user and puts them on the room's roster.</summary>
    public async Task<ParticipantId> InviteAsync(RoomRole role)
    {
        ParticipantId user = await Manager.Users.CreateAsync(Token);
        await Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(Room.Id) { AddOrUpdate = [new(user, role)] }, Token);
        return user;
    }
}
