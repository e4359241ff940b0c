using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of README.md, compiled.</summary>
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
            .UseRest(connectionString);                    // without Azure: .UseEmulator() of RoomCalls.Testing
        WebApplication app = builder.Build();
        app.MapRoomCallEvents("/api/room-calls/events");   // RoomCalls.AspNetCore
        // end-snippet
        return app;
    }

    public static async Task ManageAsync(IRoomCallManager manager, RoomId roomId, CancellationToken ct)
    {
        // begin-snippet: manage
        await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(roomId), ct);   // after CallConnected
        RoomCallParticipant guest = await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);
        await call.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("123#"), ct);
        Console.WriteLine($"{call.State.Participants.Count} people are in the call");
        await call.RemoveParticipantAsync(guest.Id, ct);
        await call.HangUpForEveryoneAsync(ct);
        // end-snippet
    }

    public static async Task<string> DialAsync(IRoomCallManager manager, RoomId roomId, CancellationToken ct)
    {
        string answer;
        // begin-snippet: dial
        await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(roomId), ct);
        try
        {
            await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);
            answer = "answered";
        }
        catch (ActionFailedException failure)
        {
            answer = failure.Message;   // busy, declined, not reachable, no answer; the codes are in failure.ResultInformation
        }
        // end-snippet
        return answer;
    }
}
