using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using RoomCalls.Cli.Tests.Support;

namespace RoomCalls.Cli.Tests.Commands;

public sealed class EmulatorCommandTests
{
    private const string Rooms = "/rooms?api-version=2025-03-13";
    private const string NoSignals = "Windows has no signals.";

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Emulator_NoOptions_PrintsOneLineAndRunsUntilASignal(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        using CliProcess tool = CliProcess.Start("emulator", "--port", "0");
        EmulatorAddress address = EmulatorAddress.Parse(await tool.LineAsync());
        using SignedHttpClient client = new(address.Endpoint, address.AccessKey);

        Assert.Equal(("http", "127.0.0.1", "/"), (address.Endpoint.Scheme, address.Endpoint.Host, address.Endpoint.AbsolutePath));
        Assert.Equal(200, (await client.SendAsync("GET", Rooms)).Status);
        Assert.Equal(401, await StatusWithWrongKeyAsync(client));

        await tool.SignalAsync(signal);

        Assert.Equal(new CliResult(0, string.Empty, string.Empty), await tool.EndAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync("GET", Rooms));
    }

    [Fact]
    public async Task Emulator_SignalDuringARequest_Stops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoSignals);
        using CliProcess tool = CliProcess.Start("emulator");
        using SignedHttpClient client = Connect(await tool.LineAsync());
        await client.SendAsync("POST", "/emulator/faults", JsonNode.Parse("""{"kind":"delay","operation":"ListRooms","bySeconds":3600}"""));
        Task waiting = client.SendAsync("GET", Rooms);
        while ((await client.SendAsync("GET", "/emulator/faults")).Text.Contains("ListRooms", StringComparison.Ordinal))
        {
        }

        await tool.SignalAsync("TERM");

        Assert.Equal(new CliResult(0, string.Empty, string.Empty), await tool.EndAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    [Fact]
    public async Task Emulator_NoOptions_HasAControlPlane()
    {
        using CliProcess tool = CliProcess.Start("emulator");
        using SignedHttpClient client = Connect(await tool.LineAsync());

        ServiceResponse state = await client.SendAsync("GET", "/emulator/state");

        Assert.IsType<JsonObject>(state.Expect(200).Json);
    }

    [Fact]
    public async Task Emulator_PortAndKey_AreUsed()
    {
        const string key = "bXkta2V5LW9mLXRoZS10ZXN0";
        int port = FreePort();
        using CliProcess tool = CliProcess.Start("emulator", "--port", $"{port}", "--access-key", key, "--ring-milliseconds", "0");

        Assert.Equal($"connection string: endpoint=http://127.0.0.1:{port}/;accesskey={key}", await tool.LineAsync());
    }

    [Fact]
    public async Task Emulator_SameSeed_HasTheSameKey()
    {
        string[] keys = [await KeyAsync("--seed", "42"), await KeyAsync("--seed", "42"), await KeyAsync("--seed", "43"), await KeyAsync(), await KeyAsync()];

        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(4, keys.Distinct().Count());
    }

    [Fact]
    public async Task Emulator_TakenPort_ReportsIt()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        CliResult refused = await InProcessCli.RunAsync("emulator", "--port", $"{port}");

        Assert.Equal((1, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains($"cannot listen on 127.0.0.1:{port}", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", refused.Errors.Replace($"127.0.0.1:{port}", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not/base64/and-secret")]
    [InlineData("c2VjcmV0=")]
    [InlineData("")]
    public async Task Emulator_InvalidKey_IsRefusedWithoutPrintingIt(string key)
    {
        CliResult refused = await InProcessCli.RunAsync("emulator", "--access-key", key);

        Assert.Equal((1, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains("AccessKey must be base64", refused.Errors, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !refused.Errors.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Port must be 0 to 65535.", "--port", "65536")]
    [InlineData("Port must be 0 to 65535.", "--port", "-1")]
    [InlineData("RingDuration must not be negative.", "--ring-milliseconds", "-1")]
    [InlineData("CallbackTimeout must be more than zero.", "--callback-timeout-seconds", "0")]
    public async Task Emulator_OptionOutOfRange_ReportsItInOneLine(string message, params string[] options)
    {
        CliResult refused = await InProcessCli.RunAsync(["emulator", .. options]);

        Assert.Equal((1, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains(message, Assert.Single(refused.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static SignedHttpClient Connect(string line)
    {
        EmulatorAddress address = EmulatorAddress.Parse(line);
        return new SignedHttpClient(address.Endpoint, address.AccessKey);
    }

    private static async Task<int> StatusWithWrongKeyAsync(SignedHttpClient client)
    {
        using HttpRequestMessage request = client.Request("GET", Rooms, key: Convert.ToBase64String([1, 2, 3]));
        return (await client.SendAsync(request)).Status;
    }

    private static async Task<string> KeyAsync(params string[] options)
    {
        using CliProcess tool = CliProcess.Start(["emulator", .. options]);
        return EmulatorAddress.Parse(await tool.LineAsync()).AccessKey;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
