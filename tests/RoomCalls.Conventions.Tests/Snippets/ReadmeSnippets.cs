using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Policies;

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
                o.CallerId = PhoneNumber.Parse("+16044561234");
            })
            .UseRest(connectionString);          // without Azure: .UseEmulator() of RoomCalls.Testing
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

    public static async Task RolesAsync(IRoomCall call, ParticipantId userId, ParticipantId guest, CancellationToken ct)
    {
        // begin-snippet: roles
        IRoomCall asUser = call.ForActor(RoomCallActor.Participant(userId));                      // same call, that person's rights
        Capability may = await asUser.CanAsync(new RemoveParticipant(guest), ct);           // every reason, before asking
        if (may.IsAllowed)
        {
            await asUser.RemoveParticipantAsync(guest, ct);                                 // decided by the same rules, again
        }

        bool isButtonEnabled = asUser.Can(new RemoveParticipant(guest)).IsAllowed;          // at once, from what was read before
        // end-snippet
        Console.WriteLine(isButtonEnabled);
    }

    public static void Policies(IServiceCollection services)
    {
        // begin-snippet: policies
        services.AddRoomCalls(o => o.Roles.Permissions = RolePermissions.Default.Allow<AddParticipant>(RoomRole.Attendee))
            .AddPolicy(request => request.Action is AddParticipant { Id.Number: string number } && number.StartsWith("+1900", StringComparison.Ordinal)
                ? Capability.Denied("PremiumNumber", "Premium numbers are not dialled from here.")
                : Capability.Allowed);
        // end-snippet
    }

    public static async Task SeatAsync(IRoomCallManager manager, RoomId roomId, ParticipantId alice, CancellationToken ct)
    {
        // begin-snippet: seat
        SeatUser user = new(alice, async token => await manager.Users.IssueTokenAsync(new IssueUserToken(alice), token));   // asked again before a token ends
        await using IRoomCall seat = await manager.JoinAsync(CallLocator.Room(roomId), user, ct);
        await seat.Seat.UnmuteAsync(ct);
        foreach (RoomCallParticipant p in seat.State.Participants)
        {
            Console.WriteLine($"{p.Id} ({p.Id.Kind}): {p.State}, {p.Role}, muted {p.IsMuted}, speaking {p.IsSpeaking}, screens {p.ScreenSharingStreams.Count}");
        }
        // end-snippet
    }

    public static async Task EmulatorAsync()
    {
        // begin-snippet: emulator
        await using RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync();
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
