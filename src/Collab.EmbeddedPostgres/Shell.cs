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

    /// <summary>Runs a program to its end. Answers its exit code and what it wrote to both outputs.</summary>
    /// <exception cref="EmbeddedServerException">It is missing, or cannot be run on this machine.</exception>
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

    /// <summary>Starts a program that outlives us if need be.</summary>
    /// <exception cref="EmbeddedServerException">It is missing, or cannot be run on this machine.</exception>
    public static Process Start(IReadOnlyList<string> command, bool redirect = false)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
            // The working directory is held by a process as long as it lives, and may be unreadable for another user.
            WorkingDirectory = "/",
        };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        // Messages in one language, whatever the operator's: they are shown in ours.
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
