using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace RoomCalls.Interop.Tests.Support;

/// <summary>One Node process that runs the scenarios of a set, one after the other. It ends when its input does.</summary>
internal sealed class ScenarioWorker : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _talk = new();

    private ScenarioWorker(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginErrorReadLine();
    }

    public static ScenarioWorker Start(string folder, string set) => new(Process.Start(ProcessRunner.Describe("node", ["worker.mjs", set], folder))!);

    /// <summary>Runs a scenario against an emulator. Returns what went wrong, or <see langword="null"/>.</summary>
    public async Task<string?> RunAsync(string scenario, string connectionString)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { scenario, connectionString }));
        await _process.StandardInput.FlushAsync();
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        if (line is null)
        {
            return $"Node ended. {Talk()}";
        }

        JsonElement answer = JsonElement.Parse(line);
        Assert.Equal(scenario, answer.GetProperty("scenario").GetString());
        return answer.GetProperty("ok").GetBoolean() ? null : $"{answer.GetProperty("error").GetString()}\n{Talk()}";
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Note(string? line)
    {
        lock (_talk)
        {
            _talk.AppendLine(line);
        }
    }

    private string Talk()
    {
        lock (_talk)
        {
            return _talk.ToString().Trim();
        }
    }
}
