using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Testing.Tests.Support;

namespace RoomCalls.Testing.Tests;

public sealed class DisposalTests
{
    [Fact]
    public async Task DisposeAsync_ConnectedCall_ClosesBothPorts()
    {
        EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false);
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        (Uri endpoint, Uri callbacks) = AddressesOf(fixture);

        await fixture.DisposeAsync();

        Assert.True(await TcpProbe.RefusesAsync(endpoint));
        Assert.True(await TcpProbe.RefusesAsync(callbacks));
    }

    [Fact]
    public async Task Dispose_ConnectedCall_ClosesBothPorts()
    {
        EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false);
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        (Uri endpoint, Uri callbacks) = AddressesOf(fixture);

        fixture.Services.Dispose();

        Assert.True(await TcpProbe.RefusesAsync(endpoint));
        Assert.True(await TcpProbe.RefusesAsync(callbacks));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_WhileStarting_ClosesBothPorts(bool synchronously)
    {
        EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false);
        _ = fixture.Manager;
        (Uri endpoint, Uri callbacks) = AddressesOf(fixture);

        if (synchronously)
        {
            fixture.Services.Dispose();
        }
        else
        {
            await fixture.DisposeAsync();
        }

        Assert.True(await TcpProbe.RefusesAsync(endpoint));
        Assert.True(await TcpProbe.RefusesAsync(callbacks));
    }

    [Fact]
    public async Task DisposeAsync_InvalidOptions_ClosesThePort()
    {
        EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false, options: options => options.CallQueueCapacity = -1);
        Uri endpoint = fixture.Emulator.Endpoint;
        Assert.Throws<OptionsValidationException>(() => fixture.Manager);

        await fixture.DisposeAsync();

        Assert.True(await TcpProbe.RefusesAsync(endpoint));
    }

    [Fact]
    public async Task DisposeAsync_FixedPort_FreesIt()
    {
        EmulatorFixture first = EmulatorFixture.Create(virtualTime: false);
        await (await first.ConnectToNewRoomAsync()).DisposeAsync();
        int port = first.Emulator.Endpoint.Port;
        await first.DisposeAsync();

        await using EmulatorFixture second = EmulatorFixture.Create(virtualTime: false, emulator: options => options.Port = port);

        Assert.Equal(port, second.Emulator.Endpoint.Port);
        await (await second.ConnectToNewRoomAsync()).DisposeAsync();
    }

    [Fact]
    public void UseEmulator_InvalidOption_LeavesThePortFree()
    {
        int port = FreePort();
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddRoomCalls().UseEmulator(options =>
        {
            options.Port = port;
            options.RosterPageSize = 0;
        }));

        using TcpListener listener = new(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        listener.Start();
    }

    private static (Uri Endpoint, Uri Callbacks) AddressesOf(EmulatorFixture fixture) =>
        (fixture.Emulator.Endpoint, fixture.Services.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackUri!);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
