using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Testing.Tests.Support;

namespace RoomCalls.Testing.Tests;

public sealed class DisposalTests
{
    [Fact]
    public async Task Nothing_listens_after_DisposeAsync()
    {
        Stage stage = Stage.Start();
        await using IRoomCall call = await stage.ConnectAsync();
        (Uri endpoint, Uri callbacks) = AddressesOf(stage);

        await stage.DisposeAsync();

        Assert.True(await Sockets.RefusesAsync(endpoint));
        Assert.True(await Sockets.RefusesAsync(callbacks));
    }

    [Fact]
    public async Task Nothing_listens_after_Dispose()
    {
        Stage stage = Stage.Start();
        await using IRoomCall call = await stage.ConnectAsync();
        (Uri endpoint, Uri callbacks) = AddressesOf(stage);

        stage.Services.Dispose();

        Assert.True(await Sockets.RefusesAsync(endpoint));
        Assert.True(await Sockets.RefusesAsync(callbacks));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_listens_when_it_is_disposed_while_it_starts(bool synchronously)
    {
        Stage stage = Stage.Start();
        _ = stage.Manager;
        (Uri endpoint, Uri callbacks) = AddressesOf(stage);

        if (synchronously)
        {
            stage.Services.Dispose();
        }
        else
        {
            await stage.DisposeAsync();
        }

        Assert.True(await Sockets.RefusesAsync(endpoint));
        Assert.True(await Sockets.RefusesAsync(callbacks));
    }

    [Fact]
    public async Task Nothing_listens_after_options_that_are_wrong()
    {
        Stage stage = Stage.Start(roomCalls: options => options.CallQueueCapacity = -1);
        Uri endpoint = stage.Emulator.Endpoint;
        Assert.Throws<OptionsValidationException>(() => stage.Manager);

        await stage.DisposeAsync();

        Assert.True(await Sockets.RefusesAsync(endpoint));
    }

    [Fact]
    public async Task A_port_of_a_disposed_one_can_be_taken_again()
    {
        Stage first = Stage.Start();
        await (await first.ConnectAsync()).DisposeAsync();
        int port = first.Emulator.Endpoint.Port;
        await first.DisposeAsync();

        await using Stage second = Stage.Start(options => options.Port = port);

        Assert.Equal(port, second.Emulator.Endpoint.Port);
        await (await second.ConnectAsync()).DisposeAsync();
    }

    [Fact]
    public void A_refused_option_leaves_its_port_free()
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

    private static (Uri Endpoint, Uri Callbacks) AddressesOf(Stage stage) =>
        (stage.Emulator.Endpoint, stage.Services.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackUri!);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
