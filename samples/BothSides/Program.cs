using BothSides;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Testing;

// One program on both sides of a call: a Presenter's seat (client side) and the application (server side), on the embedded emulator.
// The live roster is printed as people join, speak, share and leave. Exit code 0: every step had the outcome it should.
ParticipantId phone = ParticipantId.PhoneNumber("+16041234567");
ServiceCollection services = new();
services.AddRoomCalls(o => o.CallerId = PhoneNumber.Parse("+16044561234")).UseEmulator();
await using ServiceProvider provider = services.BuildServiceProvider();
IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();
RoomCallsEmulator emulator = provider.GetRequiredService<RoomCallsEmulator>();

ParticipantId alice = await manager.Users.CreateAsync(), bob = await manager.Users.CreateAsync(), carol = await manager.Users.CreateAsync();
Room room = await manager.Rooms.CreateAsync(new CreateRoom
{
    Participants = [new(alice, RoomRole.Presenter), new(bob, RoomRole.Collaborator), new(carol, RoomRole.Attendee)],
    PstnDialOutEnabled = true,
});
CallLocator locator = CallLocator.Room(room.Id);

Step("Alice takes a seat; the application connects to the same call");
await using IRoomCall seat = await manager.JoinAsync(new JoinCall(locator, manager.Users.CreateSeatUser(alice)) { DisplayName = "Alice" });
await using IRoomCall server = await manager.ConnectAsync(locator);
LiveRoster roster = new(server, new Dictionary<ParticipantId, string> { [alice] = "Alice", [bob] = "Bob", [carol] = "Carol", [phone] = "the phone" });
await roster.UntilAsync(p => p.Id == alice);

Step("Bob and Carol join from elsewhere; Bob shares his screen, Carol speaks");
EmulatedSeat ofBob = await emulator.JoinAsync(room, bob), ofCarol = await emulator.JoinAsync(room, carol);
await roster.UntilAsync(p => p.Id == bob);
await roster.UntilAsync(p => p.Id == carol);
await ofBob.StartScreenSharingAsync();
await roster.UntilAsync(p => p.Id == bob && p.ScreenSharingStreams.Count == 1);
await ofCarol.SpeakAsync();
await roster.UntilAsync(p => p.Id == carol && p.IsSpeaking.GetValueOrDefault(false));

Step("By her seat, Alice mutes Carol and dials a phone in");
await seat.MuteParticipantAsync(carol);
await roster.UntilAsync(p => p.Id == carol && p.IsMuted.GetValueOrDefault(false));
await seat.AddParticipantAsync(phone);
await roster.UntilAsync(p => p.Id == phone && p.State.GetValueOrDefault(default) == ParticipantState.Connected);

Step("By the server side, tones go to the phone: a seat cannot send them in a room");
await seat.Media.SendDtmfAsync(phone, DtmfTones.Parse("42#"));

Step("Carol, an Attendee, may not remove anybody; who asks first is told why");
Capability may = await server.ForActor(RoomCallActor.Participant(carol)).CanAsync(new RemoveParticipant(bob));
Console.WriteLine($"    {may}");

Step("The application removes the phone, Bob leaves, and Alice ends the call for everyone");
await server.RemoveParticipantAsync(phone);
await roster.UntilGoneAsync(phone);
await ofBob.LeaveAsync();
await roster.UntilGoneAsync(bob);
await seat.HangUpForEveryoneAsync();
await roster.EndAsync();

bool asTold = !may.IsAllowed && emulator.Requests.Any(r => r.Operation == "SeatAdd") && emulator.Requests.Any(r => r.Operation == "SendDtmfTones")
    && ofCarol.EndReason is { Code: 0, SubCode: 4097 };
Console.WriteLine(asTold ? "Every step had the outcome it should." : "Something went otherwise.");
return asTold ? 0 : 1;

static void Step(string what) => Console.WriteLine($"> {what}.");
