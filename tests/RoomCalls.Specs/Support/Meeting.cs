using RoomCalls.Actions;

namespace RoomCalls.Specs.Support;

/// <summary>A room in a town, with Alice and Bob in its call.</summary>
internal sealed record Meeting(Town Town, Room Room, ParticipantId Alice, ParticipantId Bob)
{
    public CallLocator Locator => CallLocator.Room(Room.Id);

    public static async Task<Meeting> BeginAsync(Town town, Application application)
    {
        ParticipantId alice = await application.Manager.Users.CreateAsync(Stage.Token);
        ParticipantId bob = await application.Manager.Users.CreateAsync(Stage.Token);
        CreateRoom create = new() { Participants = [new(alice, RoomRole.Presenter), new(bob, RoomRole.Attendee)], PstnDialOutEnabled = true };
        Meeting meeting = new(town, await application.Manager.Rooms.CreateAsync(create, Stage.Token), alice, bob);
        await meeting.JoinAsync(alice);
        await meeting.JoinAsync(bob);
        return meeting;
    }

    /// <summary>Connects, and lets the first roster arrive.</summary>
    public async Task<IRoomCall> ConnectAsync(Application application)
    {
        IRoomCall call = await application.Manager.ConnectAsync(Locator, Stage.Token);
        await Town.Emulator.PassAsync(0);
        return call;
    }

    public Task JoinAsync(ParticipantId person) => Town.Emulator.JoinAsync(Room.Id.Value, person.RawId, Stage.Token);

    public Task LeaveAsync(ParticipantId person) => Town.Emulator.LeaveAsync(Room.Id.Value, person.RawId, Stage.Token);
}
