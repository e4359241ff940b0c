using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.TestKit;

/// <summary>One emulator on virtual time, and one web host at a fixed address behind which applications start and stop: each has its path.</summary>
public sealed class MultiInstanceFixture : IAsyncDisposable
{
    private readonly Dictionary<string, ApplicationInstance> _running = [];
    private readonly Lock _gate = new();
    private readonly WebApplication _host;

    private MultiInstanceFixture(EmulatorClock clock, RoomCallsEmulator emulator, WebApplication host)
    {
        Clock = clock;
        Emulator = emulator;
        _host = host;
        emulator.AddClient(async token =>
        {
            foreach (ApplicationInstance application in Running())
            {
                await application.WhenIdleAsync(token);
            }
        });
    }

    public EmulatorClock Clock { get; }

    public RoomCallsEmulator Emulator { get; }

    /// <summary>The Presenter of the room that was opened.</summary>
    public ParticipantId Alice { get; private set; } = null!;

    /// <summary>The Attendee of the room that was opened.</summary>
    public ParticipantId Bob { get; private set; } = null!;

    /// <summary>The room that was opened.</summary>
    public Room Room { get; private set; } = null!;

    public static async Task<MultiInstanceFixture> StartAsync()
    {
        EmulatorClock clock = new();
        EmulatorOptions options = new()
        {
            TimeProvider = clock,
            RingDuration = EmulatorFixture.RingDuration,
            CallbackTimeout = EmulatorFixture.CallbackTimeout,
        };
        RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync(options, CurrentTest.Token);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        MultiInstanceFixture fixture = new(clock, emulator, builder.Build());
        fixture._host.MapPost("/{application}/events", fixture.ForwardAsync);
        await fixture._host.StartAsync(CurrentTest.Token);
        return fixture;
    }

    /// <summary>Starts an application. It has the address of an earlier one with the same name.</summary>
    public ApplicationInstance Start(string name, string secret, Action<RoomCallsOptions>? options = null)
    {
        ApplicationInstance application = new(this, name, secret, new Uri($"{_host.Urls.Single()}/{name}/events"), options);
        lock (_gate)
        {
            _running.Add(name, application);
        }

        return application;
    }

    /// <summary>Creates the room, and lets Alice and Bob join its call.</summary>
    public async Task OpenRoomAsync(ApplicationInstance application)
    {
        Alice = await application.Manager.Users.CreateAsync(CurrentTest.Token);
        Bob = await application.Manager.Users.CreateAsync(CurrentTest.Token);
        CreateRoom create = new() { Participants = [new(Alice, RoomRole.Presenter), new(Bob, RoomRole.Attendee)], PstnDialOutEnabled = true };
        Room = await application.Manager.Rooms.CreateAsync(create, CurrentTest.Token);
        await Emulator.JoinAsync(Room.Id.Value, Alice.RawId, CurrentTest.Token);
        await Emulator.JoinAsync(Room.Id.Value, Bob.RawId, CurrentTest.Token);
    }

    /// <summary>Connects an application to the room's call, and lets the first roster arrive.</summary>
    public async Task<IRoomCall> ConnectAsync(ApplicationInstance application)
    {
        IRoomCall call = await application.Manager.ConnectAsync(CallLocator.Room(Room.Id), CurrentTest.Token);
        await Emulator.AdvanceAsync(0);
        return call;
    }

    public Task LeaveAsync(ParticipantId person) => Emulator.LeaveAsync(Room.Id.Value, person.RawId, CurrentTest.Token);

    public async ValueTask DisposeAsync()
    {
        foreach (ApplicationInstance application in Running())
        {
            await application.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        await _host.DisposeAsync();
    }

    internal void Remove(ApplicationInstance application)
    {
        lock (_gate)
        {
            _running.Remove(application.Name);
        }
    }

    private ApplicationInstance[] Running()
    {
        lock (_gate)
        {
            return [.. _running.Values];
        }
    }

    private async Task ForwardAsync(HttpContext context)
    {
        ApplicationInstance? application = Array.Find(Running(), a => a.Name == (string)context.Request.RouteValues["application"]!);
        if (application is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        CallbackRequest callback = new(context.Request.Body)
        {
            ContentType = context.Request.ContentType,
            ContentLength = context.Request.ContentLength,
            Query = context.Request.QueryString.Value,
        };
        context.Response.StatusCode = (await application.Manager.ReceiveAsync(callback, context.RequestAborted)).StatusCode;
    }
}
