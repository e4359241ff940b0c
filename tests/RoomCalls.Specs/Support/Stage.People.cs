using RoomCalls.Actions;

namespace RoomCalls.Specs.Support;

/// <content>Who people are in the room.</content>
internal sealed partial class Stage
{
    /// <summary>Puts somebody new on the room's roster, who is not in its call.</summary>
    public async Task<ParticipantId> EnrolAsync(RoomRole role)
    {
        ParticipantId person = await Manager.Users.CreateAsync(Token);
        await AssignAsync(person, role);
        return person;
    }

    /// <summary>Gives somebody a role, through this manager.</summary>
    public Task AssignAsync(ParticipantId person, RoomRole role) =>
        Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(Room.Id) { AddOrUpdate = [new(person, role)] }, Token);
}
