using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RoomCalls.TestKit;

/// <summary>The built tool <c>roomcalls</c> as a process. It ends with the test at the latest.</summary>
public sealed class CliProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private CliProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CurrentTest.Token);
    }

    /// <summary>Runs the tool to its end, with standard input.</summary>
    public static async Task<CliResult> RunAsync(byte[] input, params IEnumerable<string> arguments)
    {
        using CliProcess process = Start(arguments);
        await process.WriteAsync(input);
        return await process.EndAsync();
    }

    public static CliProcess Start(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "RoomCalls.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return new CliProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line of standard output.</summary>
    public async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync(CurrentTest.Token) ?? throw new InvalidOperationException($"The tool ended without a line: {await _errors}");

    public async Task WriteAsync(byte[] input)
    {
        await _process.StandardInput.BaseStream.WriteAsync(input, CurrentTest.Token);
        _process.StandardInput.Close();
    }

    /// <summary>Sends a signal, such as TERM or INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CurrentTest.Token);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end; the output is what was not read yet.</summary>
    public async Task<CliResult> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync(CurrentTest.Token);
        await _process.WaitForExitAsync(CurrentTest.Token);
        return new CliResult(_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

/// <summary>How the tool ended, and what it printed.</summary>
public sealed record CliResult(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonObject[] Objects => [.. Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
}
