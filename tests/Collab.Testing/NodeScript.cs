using System.Diagnostics;

namespace Collab.Testing;

/// <summary>Runs a script of a test project's <c>npm</c> folder.</summary>
public static class NodeScript
{
    /// <summary>Far beyond what the slowest takes; a hang fails rather than waits for ever.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromMinutes(3);

    /// <summary>Runs a script and returns its standard output.</summary>
    /// <param name="project">The test project, e.g. Collab.GraphQL.AspNetCore.Tests.</param>
    /// <param name="script">The script's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; the message has all output.</exception>
    public static async Task<string> Run(string project, string script, params string[] arguments)
    {
        var (exitCode, output, errors) = await Try(project, script, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"node {script} ended with {exitCode}:\n{output}{errors}");
    }

    /// <summary>Runs a script that may fail.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Try(string project, string script, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "tests", project, "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException($"The packages are missing: ./test installs them, or npm ci in {folder}.");

        using var process = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var timeout = new CancellationTokenSource(WaitTimeout);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, said[0], said[1]);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
