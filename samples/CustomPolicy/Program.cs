using CustomPolicy;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Policies;
using RoomCalls.Testing;

// Three rules of a house on top of the roles, on the embedded emulator:
// an Attendee may invite a phone, and remove the one they invited; nobody dials given prefixes; nobody dials more than three times.
// Exit code 0: every rule held.
ServiceCollection services = new();
services
    .AddRoomCalls(o =>
    {
        o.CallerId = PhoneNumber.Parse("+16044561234");
        o.Roles.Permissions = RolePermissions.Default               // the table is opened here, and narrowed again by the policies
            .Allow<AddParticipant>(RoomRole.Attendee)
            .Allow<RemoveParticipant>(RoomRole.Attendee);
    })
    .AddPolicy<OwnGuestsPolicy>()
    .AddPolicy<DialOutLimitPolicy>()
    .AddPolicy(request => request.Action is AddParticipant { Id.Number: string number } && number.StartsWith("+1900", StringComparison.Ordinal)
        ? Capability.Denied("PremiumNumber", "Premium numbers are not dialled from here.")
        : Capability.Allowed)
    .UseEmulator();
await using ServiceProvider provider = services.BuildServiceProvider();
IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();
RoomCallsEmulator emulator = provider.GetRequiredService<RoomCallsEmulator>();

ParticipantId alice = await manager.Users.CreateAsync(), bob = await manager.Users.CreateAsync();
Room room = await manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(alice, RoomRole.Presenter), new(bob, RoomRole.Attendee)], PstnDialOutEnabled = true });
await emulator.JoinAsync(room, alice);
await emulator.JoinAsync(room, bob);
await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(room.Id));
IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(alice)), asBob = call.ForActor(RoomCallActor.Participant(bob));
ParticipantId guestOfBob = Phone(1), guestOfAlice = Phone(2);
bool held = true;

await Expect("Bob, an Attendee, dials a guest in", asBob.AddParticipantAsync(guestOfBob));
await Expect("Alice, the Presenter, dials one in too", asAlice.AddParticipantAsync(guestOfAlice));
await Expect("Bob may not remove Alice's guest", asBob.RemoveParticipantAsync(guestOfAlice), "NotYourGuest");
await Expect("nor Alice", asBob.RemoveParticipantAsync(alice), "NotYourGuest");
await Expect("but his own guest he may", asBob.RemoveParticipantAsync(guestOfBob));
await Expect("Nobody dials premium numbers", asAlice.AddParticipantAsync(PhoneNumber.Parse("+19005550100")), "PremiumNumber");
await Expect("Bob dials a second and", asBob.AddParticipantAsync(Phone(3)));
await Expect("a third time", asBob.AddParticipantAsync(Phone(4)));
await Expect("but not a fourth", asBob.AddParticipantAsync(Phone(5)), "DialOutLimit");
Console.WriteLine(held ? "Every rule held." : "A rule did not hold.");
return held ? 0 : 1;

static ParticipantId Phone(int number) => ParticipantId.PhoneNumber($"+1604123456{number}");

async Task Expect(string what, Task action, string? refusal = null)
{
    string? code = null;
    try
    {
        await action;
    }
    catch (ActionDeniedException denied)
    {
        code = denied.Reasons[0].Code;
        what += $": {denied.Reasons[0].Message}";
    }

    held &= code == refusal;
    Console.WriteLine($"{(code == refusal ? "ok  " : "FAIL")} {what}");
}
