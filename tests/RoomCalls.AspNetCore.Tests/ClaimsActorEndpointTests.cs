using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;

namespace RoomCalls.AspNetCore.Tests;

/// <summary>An endpoint that acts as its own user, on a real host.</summary>
public sealed class ClaimsActorEndpointTests
{
    [Theory]
    [InlineData(null, "nobody", HttpStatusCode.Forbidden)]
    [InlineData("8:acs:resource_user", "participant 8:acs:resource_user", HttpStatusCode.Forbidden)]
    public async Task AddClaimsActor_EndpointWithUser_ActsAsThatUserOnly(string? user, string who, HttpStatusCode status)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoomCalls().AddClaimsActor();
        await using WebApplication app = builder.Build();
        app.Use(SignInAsync);
        app.MapGet("/who", (RoomCallActor actor) => actor.ToString());
        app.MapDelete("/rooms/{id}", async (string id, RoomCallActor actor, IRoomCallManager manager) =>
        {
            try
            {
                await manager.ForActor(actor).Rooms.DeleteAsync(id);
                return Results.Ok();
            }
            catch (ActionDeniedException denied)
            {
                return Results.Text(string.Join(',', denied.Reasons.Select(r => r.Code)) + ' ' + nameof(DeleteRoom), statusCode: StatusCodes.Status403Forbidden);
            }
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        if (user is not null)
        {
            client.DefaultRequestHeaders.Add("X-User", user);
        }

        Assert.Equal(who, await client.GetStringAsync("/who", TestContext.Current.CancellationToken));
        HttpResponseMessage refused = await client.DeleteAsync("/rooms/991", TestContext.Current.CancellationToken);
        Assert.Equal(status, refused.StatusCode);
        Assert.EndsWith(nameof(DeleteRoom), await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task SignInAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers["X-User"] is [string id])
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new("acs_user_id", id)], "header"));
        }

        return next(context);
    }
}
