using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The README's code, compiled.</summary>
internal static class ReadmeSnippets
{
    public static WebApplication Register(WebApplicationBuilder builder, string connectionString)
    {
        // begin-snippet: register
        builder.Services.AddRoomCalls(o =>
            {
                o.CallbackUri = new Uri("https://app.example/api/room-calls/events");
                o.CallerId = ParticipantId.PhoneNumber("+16044561234");
            })
            .UseCallAutomation(connectionString);          // without Azure: .UseEmulator() of RoomCalls.Testing
        WebApplication app = builder.Build();
        app.MapRoomCallEvents("/api/room-calls/events");   // RoomCalls.AspNetCore
        // end-snippet
        return app;
    }

    public static async Task ManageAsync(IRoomCallManager manager, RoomId roomId, CancellationToken ct)
    {
        // begin-snippet: manage
        await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(roomId), cancellationToken: ct);   // after CallConnected
        RoomCallParticipant guest = await call.AddParticipantAsync(ParticipantId.PhoneNumber("+16041234567"), cancellationToken: ct);
        await call.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("123#"), ct);
        foreach (RoomCallParticipant p in call.State.Participants)
        {
            Console.WriteLine($"{p.Id}: muted {p.IsMuted}, on hold {p.IsOnHold}");   // each with its side and age, or "unknown"
        }

        await call.RemoveParticipantAsync(guest.Id, ct);
        await call.HangUpForEveryoneAsync(ct);
        // end-snippet
    }

    public static async Task ListenAsync(IRoomCall call, CancellationToken ct)
    {
        // begin-snippet: listen
        await foreach (RoomCallEvent e in call.ListenAsync(ct))
        {
            Console.WriteLine(e switch
            {
                ParticipantJoined joined => $"{joined.Participant.Id} joined",
                ParticipantLeft left => $"{left.Participant.Id} left",
                CallDisconnected end => $"the call is over: {end.Result}",
                EventsLost lost => $"this reader was too slow and missed {lost.Count} events; call.State has seen them",
                _ => e.Name,
            });
        }

        // end-snippet
    }

    public static async Task StartAsync(IRoomCall call, CancellationToken ct)
    {
        // begin-snippet: action
        AddParticipant dial = new(ParticipantId.PhoneNumber("+16041234567"))
        {
            InvitationTimeout = TimeSpan.FromSeconds(45),
            OperationContext = "front-desk",
        };
        RoomCallOperation<RoomCallParticipant> ringing = await call.StartAsync(dial, ct);   // accepted; the phone rings
        await ringing.CancelAsync(ct);                                                      // stops the ringing
        // end-snippet
    }

    public static async Task EmulatorAsync()
    {
        // begin-snippet: emulator
        await using RoomCallsEmulator emulator = await RoomCallsEmulator.StartAsync();
        // emulator.ConnectionString goes into any client of the service; emulator.JoinAsync puts a user into a room call.
        // end-snippet
    }

    public static IRoomCall Stub(ParticipantId guest)
    {
        // begin-snippet: stub
        IRoomCall call = Substitute.For<IRoomCall>();
        call.ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>()).Returns(new RoomCallParticipant(guest));
        // end-snippet
        return call;
    }
}
