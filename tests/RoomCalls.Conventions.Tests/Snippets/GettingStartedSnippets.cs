using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Testing;

namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of docs/getting-started.md, compiled.</summary>
internal static class GettingStartedSnippets
{
    public static async Task StartAsync(CancellationToken ct)
    {
        // begin-snippet: start-emulator
        await using RoomCallManager manager = RoomCallManager.Create(rooms => rooms
            .Configure(o => o.CallerId = PhoneNumber.Parse("+16044561234"))
            .UseEmulator());
        RoomCallsEmulator emulator = manager.Services.GetRequiredService<RoomCallsEmulator>();
        // end-snippet
        // begin-snippet: start-room
        ParticipantId alice = await manager.Users.CreateAsync(ct);
        Room room = await manager.Rooms.CreateAsync(
            new CreateRoom { Participants = [new(alice, RoomRole.Presenter)], PstnDialOutEnabled = true },
            ct);
        await emulator.JoinAsync(room, alice, ct);
        // end-snippet
        // begin-snippet: start-dial
        await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(room.Id), ct);
        RoomCallParticipant guest = await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);
        await call.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("123#"), ct);
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
                CallDisconnected end => $"the call is over: {end.ResultInformation}",
                EventsLost lost => $"this reader was too slow and missed {lost.Count} events; call.State has seen them",
                _ => e.Name,
            });
        }
        // end-snippet
    }

    public static async Task ActionAsync(IRoomCall call, CancellationToken ct)
    {
        // begin-snippet: action
        AddParticipant dial = new(PhoneNumber.Parse("+16041234567"))
        {
            InvitationTimeout = TimeSpan.FromSeconds(45),
            OperationContext = "front-desk",
        };
        RoomCallOperation<RoomCallParticipant> ringing = await call.StartAsync(dial, ct);   // accepted; the phone rings
        await ringing.CancelAsync(ct);                                                      // stops the ringing
        // end-snippet
    }

    public static IRoomCall Stub(ParticipantId guest)
    {
        // begin-snippet: stub
        IRoomCall call = Substitute.For<IRoomCall>();
        call.ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>()).Returns(new RoomCallParticipant(guest));

        CallMedia media = Substitute.For<CallMedia>();
        call.Media.Returns(media);
        // end-snippet
        return call;
    }
}
