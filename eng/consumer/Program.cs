using System.Net;
using System.Net.Sockets;
using RoomCalls;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Testing;

// What a newcomer writes, with the packages instead of the projects. Anything off throws, so the exit code is not 0.
using CancellationTokenSource limit = new(TimeSpan.FromMinutes(5));
CancellationToken ct = limit.Token;
int port = FreePort();

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
builder.Services.AddRoomCalls(o =>
{
    o.CallbackUri = new Uri($"http://127.0.0.1:{port}/api/room-calls/events");
    o.CallerId = PhoneNumber.Parse("+16044561234");
}).UseEmulator();

await using WebApplication app = builder.Build();
app.MapRoomCallEvents("/api/room-calls/events");
await app.StartAsync(ct);

IRoomCallManager manager = app.Services.GetRequiredService<IRoomCallManager>();
RoomCallsEmulator emulator = app.Services.GetRequiredService<RoomCallsEmulator>();

ParticipantId presenter = await manager.Users.CreateAsync(ct);
Room room = await manager.Rooms.CreateAsync(
    new CreateRoom { Participants = [new RoomParticipant(presenter, RoomRole.Presenter)], PstnDialOutEnabled = true }, ct);
Console.WriteLine($"Room {room.Id} has {await manager.Rooms.ListParticipantsAsync(room.Id, ct).CountAsync(ct)} participant.");

await emulator.JoinAsync(room, presenter, ct);
await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(room.Id), ct);
Console.WriteLine($"Connected: {call.ConnectionId}.");

RoomCallParticipant guest = await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);
Console.WriteLine($"{guest.Id} answered.");
Check(call.State.Participants.Contains(guest.Id), "The guest answered and is not in the state's roster.");

await call.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("123#"), ct);
IReadOnlyList<RoomCallParticipant> listed = await call.ListParticipantsAsync(ct);
Console.WriteLine($"Tones sent; {listed.Count} participants listed.");
Check(listed.Any(p => p.Id == presenter) && listed.Any(p => p.Id == guest.Id), "The list lacks the presenter or the guest.");

await call.RemoveParticipantAsync(guest.Id, ct);
Check(!call.State.Participants.Contains(guest.Id), "The guest was removed and is still in the state's roster.");
await call.HangUpForEveryoneAsync(ct);
Console.WriteLine("The guest was removed, and the call has ended for everyone.");

await app.StopAsync(ct);
return 0;

static int FreePort()
{
    using TcpListener listener = new(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static void Check(bool isSo, string otherwise)
{
    if (!isSo)
    {
        throw new InvalidOperationException(otherwise);
    }
}
