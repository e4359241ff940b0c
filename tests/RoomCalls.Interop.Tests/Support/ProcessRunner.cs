using System.Diagnostics;
using System.Text;

namespace RoomCalls.Interop.Tests.Support;

/// <summary>Runs a program to its end.</summary>
internal static class ProcessRunner
{
    /// <summary>What the program is started with: nothing inherited that it could wait for.</summary>
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string folder) => new(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    };

    /// <summary>Its exit code and everything it wrote; <see langword="null"/> when there is no such program.</summary>
    public static async Task<(int ExitCode, string Output)?> RunAsync(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        using Process? process = Start(Describe(program, arguments, folder));
        if (process is null)
        {
            return null;
        }

        process.StandardInput.Close();
        Task<string[]> output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            using CancellationTokenSource deadline = new(limit);
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{program} took longer than {limit.TotalSeconds} s.\n{string.Concat(await output)}");
        }

        return (process.ExitCode, string.Concat(await output));
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
