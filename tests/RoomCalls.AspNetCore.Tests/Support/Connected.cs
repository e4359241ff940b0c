using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Transport;

namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>The real core behind the endpoint, with one call that is connected.</summary>
internal sealed class Connected(Web web, IRoomCall call, string target) : IAsyncDisposable
{
    public Web Web { get; } = web;

    public IRoomCall Call { get; } = call;

    /// <summary>The path with the call's key.</summary>
    public string Target { get; } = target;

    public static async Task<Connected> StartAsync(Action<WebApplication>? before = null, Action<KestrelServerOptions>? server = null)
    {
        ScriptedTransport transport = new();
        Web web = await Web.StartAsync(
            services =>
            {
                services.AddRoomCalls(options =>
                {
                    options.CallbackUri = new Uri("https://app.example" + Web.Path + "?tenant=7");
                    options.CallbackSecret = "a secret of the tests";
                });
                services.AddSingleton<ICallAutomationTransport>(transport);
            },
            app =>
            {
                before?.Invoke(app);
                app.MapRoomCallEvents(Web.Path);
            },
            server);
        Task<IRoomCall> connecting = web.Manager.ConnectAsync(CallLocator.Room("99000000000000001"), cancellationToken: TestContext.Current.CancellationToken);
        string target = (await transport.CallbackUri).PathAndQuery;
        Assert.Equal(Answer.Of(200), await web.PostAsync(target, Bodies.Connected));
        return new Connected(web, await connecting, target);
    }

    public async ValueTask DisposeAsync()
    {
        await Call.DisposeAsync();
        await Web.DisposeAsync();
    }
}
