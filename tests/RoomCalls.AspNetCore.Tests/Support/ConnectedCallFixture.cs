using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Transport;

namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>The library behind the endpoint, with one call that is connected.</summary>
internal sealed class ConnectedCallFixture(WebAppFixture web, IRoomCall call, string target) : IAsyncDisposable
{
    public WebAppFixture Web { get; } = web;

    public IRoomCall Call { get; } = call;

    /// <summary>The path with the call's key.</summary>
    public string Target { get; } = target;

    public static async Task<ConnectedCallFixture> StartAsync(Action<WebApplication>? before = null, Action<KestrelServerOptions>? server = null)
    {
        ScriptedTransport transport = new();
        transport.ThenAnswer(ScriptedFixture.Connection());
        WebAppFixture web = await WebAppFixture.StartAsync(
            services =>
            {
                services.AddRoomCalls(options =>
                {
                    options.CallbackUri = new Uri("https://app.example" + WebAppFixture.Path + "?tenant=7");
                    options.CallbackSecret = "a secret of the tests";
                });
                services.AddSingleton<ICallAutomationTransport>(transport);
            },
            app =>
            {
                before?.Invoke(app);
                app.MapRoomCallEvents(WebAppFixture.Path);
            },
            server);
        Task<IRoomCall> connecting = web.Manager.ConnectAsync(CallLocator.Room("99000000000000001"), CurrentTest.Token);
        await transport.WhenRequestsAsync(1);
        string target = transport.Requests[0].Envelope.CallbackUri!.PathAndQuery;
        Assert.Equal(EndpointResponse.Empty(200), await web.PostAsync(target, CallbackJson.Array(CallbackJson.Event("CallConnected"))));
        return new ConnectedCallFixture(web, await connecting, target);
    }

    /// <summary>A body with a roster of one user, <see cref="UserAt"/> the number.</summary>
    public static string RosterAt(int sequenceNumber) => CallbackJson.Array(CallbackJson.Roster(sequenceNumber, UserAt(sequenceNumber)));

    public static ParticipantId UserAt(int sequenceNumber) =>
        ParticipantId.User($"8:acs:11111111-1111-4111-8111-111111111111_00000001-aaaa-bbbb-cccc-{sequenceNumber:000000000000}");

    public async ValueTask DisposeAsync()
    {
        await Call.DisposeAsync();
        await Web.DisposeAsync();
    }
}
