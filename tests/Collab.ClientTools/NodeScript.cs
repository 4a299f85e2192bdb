using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.ClientTools;

/// <summary>A script of this project's <c>npm</c> folder, which ./test has installed the packages of.</summary>
static class NodeScript
{
    /// <summary>Far beyond what the slowest of them takes; a hang fails rather than waits for ever.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Collab.ClientTools", "npm");

    /// <summary>Runs it; what it says when it fails is the test's failure.</summary>
    public static async Task Succeeds(string script, params string[] arguments)
    {
        var (exitCode, said) = await Run(script, arguments);
        Assert.True(exitCode == 0, $"node {script} ended with {exitCode}:\n{said}");
    }

    /// <summary>Runs it to its end; both of its streams are what it said.</summary>
    public static async Task<(int ExitCode, string Said)> Run(string script, params string[] arguments)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), $"The packages are missing: ./test installs them, or npm ci in {Folder}.");
        using var process = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, string.Concat(said));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
