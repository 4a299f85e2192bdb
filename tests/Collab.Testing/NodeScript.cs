using System.Diagnostics;

namespace Collab.Testing;

/// <summary>A script of a test project's <c>npm</c> folder, whose packages ./test installs.</summary>
public static class NodeScript
{
    /// <summary>Far beyond what the slowest takes; a hang fails rather than waits for ever.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs it to its end and answers what it said on stdout.</summary>
    /// <param name="project">The test project, e.g. Collab.GraphQL.AspNetCore.Tests.</param>
    /// <param name="script">The script's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; the message holds all that it said.</exception>
    public static async Task<string> Run(string project, string script, params string[] arguments)
    {
        var (exitCode, output, errors) = await Try(project, script, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"node {script} ended with {exitCode}:\n{output}{errors}");
    }

    /// <summary>Runs it to its end, good or bad.</summary>
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
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, said[0], said[1]);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
