// A room call, managed from end to end on the embedded emulator: real HTTP, real callbacks, no Azure account.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoomCalls;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Testing;

if (args.Length > 0)
{
    return await OnAzure.RunAsync(args);
}

using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(5));
CancellationToken ct = timeout.Token;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
builder.Services
    .AddRoomCalls(options => options.CallerId = PhoneNumber.Parse("+16044561234"))
    .UseEmulator(); // on Azure: .UseRest(connectionString), and options.CallbackUri
using IHost host = builder.Build();
await host.StartAsync(ct);
IRoomCallManager manager = host.Services.GetRequiredService<IRoomCallManager>();
RoomCallsEmulator emulator = host.Services.GetRequiredService<RoomCallsEmulator>();
Task<int> printing = PrintEventsAsync(manager);

Say("Create two users, and a room with a Presenter, an Attendee and dial-out on");
ParticipantId presenter = await manager.Users.CreateAsync(ct);
ParticipantId attendee = await manager.Users.CreateAsync(ct);
Room room = await manager.Rooms.CreateAsync(
    new CreateRoom { Participants = [new(presenter, RoomRole.Presenter), new(attendee, RoomRole.Attendee)], PstnDialOutEnabled = true },
    ct);

Say($"Both join room {room.Id}; somebody must be in the call before the server side can connect");
await emulator.JoinAsync(room, presenter, ct);
await emulator.JoinAsync(room, attendee, ct);

Say("Connect");
await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(room.Id), ct);

Say("Dial a phone in");
RoomCallParticipant guest = await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);

Say("List the participants");
IReadOnlyList<RoomCallParticipant> participants = await call.ListParticipantsAsync(ct);
foreach (RoomCallParticipant participant in participants)
{
    Console.WriteLine($"    {participant.Id} ({participant.Id.Kind}), muted: {participant.IsMuted}, on hold: {participant.IsOnHold}");
}

Require(participants.Count == 3, "there should be three people in the call");

Say("Send DTMF to the phone");
await call.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("123#"), ct);

Say("Remove the phone");
await call.RemoveParticipantAsync(guest.Id, ct);
Require(!call.State.Participants.Contains(guest.Id), "the phone should have left the roster");

Say("Dial a number that is busy: this fails, and says why");
try
{
    await call.AddParticipantAsync(PhoneNumber.Parse("+15005550101"), ct);
    Require(false, "the busy number should not answer");
}
catch (ActionFailedException failure)
{
    Console.WriteLine($"    {failure.Message}");
    Require(failure.ResultInformation is { Code: 486, SubCode: 560486 }, "the reason should be busy");
}

Say("Hang up for everyone");
await call.HangUpForEveryoneAsync(ct);
int events = await printing;
Require(call.State.Connection == CallConnectionState.Disconnected && events > 0, "the call should be over");
Console.WriteLine($"Done: every step had the outcome it should, and {events} events arrived.");
return 0;

static async Task<int> PrintEventsAsync(IRoomCallManager manager)
{
    int count = 0;
    await foreach (RoomCallEvent roomCallEvent in manager.ListenAsync())
    {
        Console.WriteLine($"  <- {roomCallEvent.Name}{(roomCallEvent.ResultInformation is { Code: not 200 } r ? $" {r.Code}/{r.SubCode}" : string.Empty)}");
        count++;
        if (roomCallEvent is CallDisconnected)
        {
            break;
        }
    }

    return count;
}

static void Say(string step) => Console.WriteLine($"-> {step}");

static void Require(bool condition, string expectation) =>
    _ = condition ? true : throw new InvalidOperationException($"This went wrong: {expectation}.");
