using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Testing;

namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of the packages' READMEs, compiled.</summary>
internal static class PackageSnippets
{
    public static async Task CoreAsync(IRoomCallManager manager, RoomId roomId, CancellationToken ct)
    {
        // begin-snippet: core
        IRoomCall call = await manager.ConnectAsync(CallLocator.Room(roomId), ct);
        RoomCallParticipant guest = await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);   // the phone has answered
        await foreach (RoomCallEvent e in call.ListenAsync(ct))
        {
            Console.WriteLine(e.Name);
        }
        // end-snippet
    }

    public static void Rest(WebApplicationBuilder builder, string callbackSecret, TokenCredential credential)
    {
        // begin-snippet: rest
        builder.Services.AddRoomCalls(o =>
            {
                o.CallbackUri = new Uri("https://app.example/api/room-calls/events");
                o.CallbackSecret = callbackSecret;                     // required with a TokenCredential; derived from an access key otherwise
            })
            .UseRest(new Uri("https://name.communication.azure.com"), credential);   // or .UseRest(connectionString)
        // end-snippet
    }

    public static WebApplication AspNetCore(WebApplicationBuilder builder, string connectionString)
    {
        // begin-snippet: aspnetcore
        builder.Services.AddRoomCalls(o => o.CallbackUri = new Uri("https://app.example/api/room-calls/events"))
            .UseRest(connectionString)
            .AddClaimsActor(o => o.UserIdClaim = "acs_user_id");       // an endpoint can take a RoomCallActor
        WebApplication app = builder.Build();
        app.MapRoomCallEvents("/api/room-calls/events");               // checked against the callback address when the host starts
        app.MapDelete("/calls/{leg}/people/{id}", async (string leg, string id, RoomCallActor actor, IRoomCallManager manager, CancellationToken ct) =>
        {
            if (!manager.ForActor(actor).TryGetCall(leg, out IRoomCall? call))
            {
                return Results.NotFound();
            }

            await call.RemoveParticipantAsync(ParticipantId.Parse(id), ct);
            return Results.NoContent();
        });
        // end-snippet
        return app;
    }

    public static async Task TestingAsync(IServiceCollection services, CancellationToken ct)
    {
        // begin-snippet: testing
        services.AddRoomCalls(o => o.CallerId = PhoneNumber.Parse("+16044561234")).UseEmulator();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();
        RoomCallsEmulator emulator = provider.GetRequiredService<RoomCallsEmulator>();

        ParticipantId bob = await manager.Users.CreateAsync(ct);
        Room room = await manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(bob, RoomRole.Attendee)] }, ct);
        EmulatedSeat seat = await emulator.JoinAsync(room, bob, ct);   // somebody is in the call now
        await seat.SpeakAsync(ct);
        // end-snippet
    }
}
