using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RoomCalls.Emulator;
using RoomCalls.Testing.Tests.Support;

namespace RoomCalls.Testing.Tests.Registration;

public sealed class EmulatorRoomCallsBuilderExtensionsTests
{
    private static readonly ParticipantId Phone = ParticipantId.PhoneNumber("+16041234567");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UseEmulator_NoHost_Works()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false, emulator: options => options.RingDuration = TimeSpan.Zero);
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();

        RoomCallParticipant guest = await call.AddParticipantAsync(Phone, cancellationToken: Token);

        Assert.Equal(Phone, guest.Id);
        Assert.Equal(2, call.State.Participants.Count);
        await call.HangUpForEveryoneAsync(Token);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task UseEmulator_Host_Works()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddRoomCalls().UseEmulator();
        using IHost host = builder.Build();
        await host.StartAsync(Token);

        ParticipantId user = await host.Services.GetRequiredService<IRoomCallManager>().Users.CreateAsync(Token);

        Assert.Equal(ParticipantKind.CommunicationUser, user.Kind);
        Uri endpoint = host.Services.GetRequiredService<RoomCallsEmulator>().Endpoint;
        await host.StopAsync(Token);
        host.Dispose();
        Assert.True(await TcpProbe.RefusesAsync(endpoint));
    }

    [Fact]
    public async Task UseEmulator_HostStarted_AnswersBeforeRoomCallsIsResolved()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddRoomCalls().UseEmulator();
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

        using HttpResponseMessage state = await http.GetAsync(new Uri(host.Services.GetRequiredService<RoomCallsEmulator>().Endpoint, "/emulator/state"), Token);

        Assert.True(state.IsSuccessStatusCode);
    }

    [Fact]
    public async Task UseEmulator_ValidatedOptions_SeeTheCallbackServersAddress()
    {
        Uri? seen = null;
        ServiceCollection services = new();
        services.AddOptions<RoomCallsOptions>().Validate(options => (seen = options.CallbackUri) is not null);
        services.AddRoomCalls().UseEmulator();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Uri callbackUri = provider.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackUri!;

        Assert.Equal(seen, callbackUri);
        Assert.Equal(("http", "127.0.0.1"), (callbackUri.Scheme, callbackUri.Host));
        Assert.NotEqual(0, callbackUri.Port);
        Assert.False(await TcpProbe.RefusesAsync(callbackUri));
    }

    [Fact]
    public async Task UseEmulator_CallbackUriOfTheUser_IsKept()
    {
        Uri own = new("https://app.example/api/events?tenant=7");
        await using EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false, options: options => options.CallbackUri = own);

        Assert.Equal(own, fixture.Services.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackUri);
    }

    [Fact]
    public async Task UseEmulator_Clock_IsSharedWithRoomCalls()
    {
        EmulatorClock clock = new();
        await using EmulatorFixture virtualTime = EmulatorFixture.Create(virtualTime: false, emulator: options => options.TimeProvider = clock);
        await using EmulatorFixture realTime = EmulatorFixture.Create(virtualTime: false);

        Assert.Same(clock, virtualTime.Services.GetRequiredService<TimeProvider>());
        Assert.Same(TimeProvider.System, realTime.Services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task UseEmulator_TwoContainers_WorkSideBySide()
    {
        await using EmulatorFixture one = EmulatorFixture.Create(virtualTime: false, emulator: options => options.RingDuration = TimeSpan.Zero);
        await using EmulatorFixture other = EmulatorFixture.Create(virtualTime: false, emulator: options => options.RingDuration = TimeSpan.Zero);
        Assert.NotEqual(one.Emulator.Endpoint, other.Emulator.Endpoint);
        await using IRoomCall oneCall = await one.ConnectToNewRoomAsync();
        await using IRoomCall otherCall = await other.ConnectToNewRoomAsync();

        await Task.WhenAll(oneCall.AddParticipantAsync(Phone, cancellationToken: Token), otherCall.AddParticipantAsync(Phone, cancellationToken: Token));
        Assert.Single(one.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
        await one.DisposeAsync();

        Assert.Equal(2, (await otherCall.ListParticipantsAsync(Token)).Count);
    }

    [Fact]
    public void UseEmulator_InvalidOptions_ReportsEveryError()
    {
        IRoomCallsBuilder builder = new ServiceCollection().AddRoomCalls();
        int before = builder.Services.Count;

        ArgumentException wrong = Assert.Throws<ArgumentException>(() => builder.UseEmulator(options =>
        {
            options.Port = -1;
            options.AccessKey = "not a key";
        }));

        Assert.Contains("Port must be 0 to 65535.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("AccessKey must be base64", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not a key", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(before, builder.Services.Count);
    }

    [Fact]
    public async Task UseEmulator_TakenPort_Throws()
    {
        await using EmulatorFixture taken = EmulatorFixture.Create(virtualTime: false);
        int port = taken.Emulator.Endpoint.Port;

        IOException wrong = Assert.Throws<IOException>(() => new ServiceCollection().AddRoomCalls().UseEmulator(options => options.Port = port));

        Assert.Contains($"{port}", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UseEmulator_Null_Throws() => Assert.Throws<ArgumentNullException>("builder", () => EmulatorRoomCallsBuilderExtensions.UseEmulator(null!));
}
