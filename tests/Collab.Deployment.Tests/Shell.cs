using System.ComponentModel;
using System.Diagnostics;

namespace Collab.Deployment.Tests;

/// <summary>A program of this machine, run to its end.</summary>
static class Shell
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it, for a minute at most.</summary>
    /// <returns>Null when there is no such program.</returns>
    public static Task<(int ExitCode, string Output, string Errors)?> Try(string program, params IEnumerable<string> arguments) => Try(Patience, program, arguments);

    /// <summary>Runs it, for so long at most.</summary>
    /// <returns>Null when there is no such program.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)?> Try(TimeSpan longest, string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var patience = new CancellationTokenSource(longest);
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, said[0], said[1]);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs one that is there and must go well.</summary>
    public static async Task<string> Run(string program, params IEnumerable<string> arguments)
    {
        var words = arguments.ToArray();
        return await Try(program, words) switch
        {
            (0, var output, _) => output,
            var (code, output, errors) => throw new InvalidOperationException($"{program} {string.Join(' ', words)} ended with {code}: {output}{errors}"),
            null => throw new InvalidOperationException($"There is no {program} on this machine."),
        };
    }
}
