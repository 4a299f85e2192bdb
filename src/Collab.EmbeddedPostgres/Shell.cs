using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Collab.EmbeddedPostgres;

/// <summary>Runs small programs and sends signals.</summary>
static class Shell
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    /// <summary>Runs a program to its end. Returns its exit code and combined output.</summary>
    /// <exception cref="EmbeddedServerException">It is missing or cannot be run on this machine.</exception>
    public static async Task<(int ExitCode, string Output)> Run(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Start(command, redirect: true);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a program that may outlive this process.</summary>
    /// <exception cref="EmbeddedServerException">It is missing or cannot be run on this machine.</exception>
    public static Process Start(IReadOnlyList<string> command, bool redirect = false)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
            // A process keeps its working directory busy, and another user may not be able to read it.
            WorkingDirectory = "/",
        };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        // The output is shown in our messages, so its language must not depend on the operator's locale.
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new EmbeddedServerException(EmbeddedServerProblem.DidNotStart, $"{command[0]} cannot be run: {exception.Message}", exception);
        }
    }

    public static void Signal(int processId, int signal) => _ = NativeKill(processId, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int NativeKill(int processId, int signal);
}
