using System.CommandLine;
using RoomCalls.Emulator;

namespace RoomCalls.Cli.Commands;

/// <summary><c>roomcalls emulator</c>: runs the emulator until it is stopped.</summary>
internal static class EmulatorCommand
{
    public static Command Create(ToolConsole console)
    {
        Option<int> port = new("--port") { Description = "The port to listen on, on loopback; 0 takes a free one.", DefaultValueFactory = _ => 0 };
        Option<string?> accessKey = new("--access-key") { Description = "The access key, as base64; without it one is made." };
        Option<int?> seed = new("--seed") { Description = "Makes ids and the access key repeatable." };
        Option<int> ring = new("--ring-milliseconds") { Description = "How long a phone rings before it answers.", DefaultValueFactory = _ => 200 };
        Option<int> callback = new("--callback-timeout-seconds")
        {
            Description = "How long the receiver of a callback may take before it is sent again.",
            DefaultValueFactory = _ => 10,
        };
        Command command = new(
            "emulator",
            "Runs the emulator. Prints one line 'connection string: …' when it is ready; stops on Ctrl+C and SIGTERM. "
                + "Exit codes: 0 stopped, 1 it could not start.")
        {
            port,
            accessKey,
            seed,
            ring,
            callback,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new EmulatorOptions
            {
                Port = parsed.GetValue(port),
                AccessKey = parsed.GetValue(accessKey),
                Seed = parsed.GetValue(seed),
                RingDuration = TimeSpan.FromMilliseconds(parsed.GetValue(ring)),
                CallbackTimeout = TimeSpan.FromSeconds(parsed.GetValue(callback)),
            },
            console.Output,
            console.Errors,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(EmulatorOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            await using RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync(options, cancellationToken);
            await output.WriteLineAsync($"connection string: {emulator.ConnectionString}");
            await output.FlushAsync(CancellationToken.None);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException)
        {
            await errors.WriteLineAsync(wrong.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }
}
