using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Roles;

/// <summary>A web application whose users act in a call, each with the rights that they have in the room.</summary>
public sealed class WebUserSpecs
{
    [Fact]
    public async Task I_can_let_web_users_remove_somebody_as_themselves_and_answer_403_otherwise()
    {
        await using WebApplication app = Build();
        await app.StartAsync(CurrentTest.Token);
        IRoomCallManager manager = app.Services.GetRequiredService<IRoomCallManager>();
        RoomCallsEmulator emulator = app.Services.GetRequiredService<RoomCallsEmulator>();
        ParticipantId alice = await manager.Users.CreateAsync(CurrentTest.Token), bob = await manager.Users.CreateAsync(CurrentTest.Token);
        Room room = await manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(alice, RoomRole.Presenter), new(bob, RoomRole.Attendee)] }, CurrentTest.Token);
        await emulator.JoinAsync(room.Id.Value, alice.RawId, CurrentTest.Token);
        await emulator.JoinAsync(room.Id.Value, bob.RawId, CurrentTest.Token);
        await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(room.Id), CurrentTest.Token);
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal((HttpStatusCode.Forbidden, "NotSignedIn"), await DeleteAsync(client, user: null, call, alice));
        Assert.Equal((HttpStatusCode.Forbidden, "RoleRestricted"), await DeleteAsync(client, bob.RawId, call, alice));
        Assert.Equal((HttpStatusCode.Forbidden, "NotRoomParticipant"), await DeleteAsync(client, "8:acs:somebody_else", call, alice));
        Assert.Empty(emulator.RequestsOf("RemoveParticipant"));
        Assert.Equal((HttpStatusCode.OK, string.Empty), await DeleteAsync(client, alice.RawId, call, bob));
        Assert.Single(emulator.LedgerOf(LedgerKind.Removed, bob));
    }

    private static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoomCalls().AddClaimsActor().UseEmulator(o => (o.TimeProvider, o.CallbackTimeout) = (new EmulatorClock(), EmulatorFixture.CallbackTimeout));
        WebApplication app = builder.Build();
        app.Use(SignInAsync);
        app.MapDelete("/calls/{id}/people/{who}", RemoveAsync);
        return app;
    }

    private static async Task<IResult> RemoveAsync(string id, string who, RoomCallActor actor, IRoomCallManager manager, CancellationToken cancellationToken)
    {
        try
        {
            Assert.True(manager.ForActor(actor).TryGetCall(id, out IRoomCall? call));
            await call.RemoveParticipantAsync(ParticipantId.Parse(who), cancellationToken);
            return Results.Ok();
        }
        catch (ActionDeniedException denied)
        {
            return Results.Text(string.Join(' ', denied.Reasons.Select(r => r.Code)), statusCode: StatusCodes.Status403Forbidden);
        }
    }

    private static async Task<(HttpStatusCode Status, string Reasons)> DeleteAsync(HttpClient client, string? user, IRoomCall call, ParticipantId who)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, $"/calls/{call.ConnectionId}/people/{Uri.EscapeDataString(who.RawId)}");
        if (user is not null)
        {
            request.Headers.Add("X-User", user);
        }

        using HttpResponseMessage answer = await client.SendAsync(request, CurrentTest.Token).OrTimeoutAsync();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(CurrentTest.Token));
    }

    /// <summary>Stands for the application's own sign-in.</summary>
    private static Task SignInAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers["X-User"] is [string id])
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new("acs_user_id", id)], "header"));
        }

        return next(context);
    }
}
