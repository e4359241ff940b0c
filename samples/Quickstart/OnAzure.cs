using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls;
using RoomCalls.Events;

/// <summary>The same story on a real resource: with a room that exists, and a person who joins it from a client.</summary>
internal static class OnAzure
{
    private static readonly string[] Required = ["--connection-string", "--callback-uri", "--caller-id", "--dial", "--room-id"];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        Dictionary<string, string> given = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        string[] wrong = [.. Required.Except(given.Keys), .. given.Keys.Except([.. Required, "--listen"])];
        if (wrong.Length > 0)
        {
            Console.Error.WriteLine($"Missing or unknown: {string.Join(", ", wrong)}. Give {string.Join(" … ", Required)} …, and --listen URL for the local address to which the callback address leads (http://127.0.0.1:5080).");
            return 1;
        }

        Uri callback = new(given["--callback-uri"]);
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(given.GetValueOrDefault("--listen", "http://127.0.0.1:5080"));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);   // the host's request log would show the keys in callback addresses
        builder.Services
            .AddRoomCalls(options =>
            {
                options.CallbackUri = callback;
                options.CallerId = PhoneNumber.Parse(given["--caller-id"]);
            })
            .UseRest(given["--connection-string"]);
        await using WebApplication app = builder.Build();
        app.MapRoomCallEvents(callback.AbsolutePath);
        await app.StartAsync();
        await ManageAsync(app.Services.GetRequiredService<IRoomCallManager>(), given["--room-id"], ParticipantId.PhoneNumber(given["--dial"]), app.Lifetime.ApplicationStopping);
        return 0;
    }

    private static async Task ManageAsync(IRoomCallManager manager, RoomId roomId, ParticipantId phone, CancellationToken ct)
    {
        Console.WriteLine("Skipped: making users and a room, and joining (a person must do that from a client); the busy number (it is the emulator's).");
        await using IRoomCall call = await ConnectWhenSomebodyIsThereAsync(manager, roomId, ct);
        Task printing = PrintEventsAsync(call, ct);
        Console.WriteLine("-> Dial the phone in");
        RoomCallParticipant guest = await call.AddParticipantAsync(phone, ct);
        Console.WriteLine("-> List the participants");
        foreach (RoomCallParticipant participant in await call.ListParticipantsAsync(ct))
        {
            Console.WriteLine($"    {participant.Id} ({participant.Id.Kind}), muted: {participant.IsMuted}, on hold: {participant.IsOnHold}");
        }

        Console.WriteLine("-> Send DTMF to the phone");
        await call.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("123#"), ct);
        Console.WriteLine("-> Remove the phone");
        await call.RemoveParticipantAsync(guest.Id, ct);
        Console.WriteLine("-> Hang up the application's own leg; skipped: ending the call for the person who is in it");
        await call.HangUpAsync(ct);
        await printing;
    }

    private static async Task<IRoomCall> ConnectWhenSomebodyIsThereAsync(IRoomCallManager manager, RoomId roomId, CancellationToken ct)
    {
        Console.WriteLine($"-> Connect to room {roomId}; waiting for somebody to join it");
        while (true)
        {
            try
            {
                return await manager.ConnectAsync(CallLocator.Room(roomId), ct);
            }
            catch (ActionFailedException nobody) when (nobody is { Origin: FailureOrigin.Event, ResultInformation.Code: 404 })
            {
                await Task.Delay(Pause, TimeProvider.System, ct);
            }
        }
    }

    private static async Task PrintEventsAsync(IRoomCall call, CancellationToken ct)
    {
        await foreach (RoomCallEvent roomCallEvent in call.ListenAsync(ct))
        {
            Console.WriteLine($"  <- {roomCallEvent.Name}");
        }
    }
}
