using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.Deployment.Tests;

/// <summary>
/// The container that these tests try: built by scripts/container.sh, once for all of them, or built before in the directory that COLLAB_CONTAINER names. What runs of it lies in a process
/// namespace that ends with this process, however it ends.
/// </summary>
public sealed class BuiltContainer : IAsyncLifetime
{
    /// <summary>The collection of the tests that try it, one after the other.</summary>
    public const string Collection = "The built container";

    const string Variable = "COLLAB_CONTAINER";
    const int NotPossibleHere = 3;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);

    Process? _holder;
    string? _own;
    string? _why;

    /// <summary>Where the container's files lie; null when it was not built.</summary>
    internal static string? Place { get; private set; }

    /// <summary>The command that enters the process namespace.</summary>
    internal static IReadOnlyList<string> Within { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Place = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : await Build();
        if (Place is null) return;
        _holder = Process.Start(new ProcessStartInfo("unshare", ["--pid", "--fork", "--kill-child", "sh", "-c", "echo ready && exec cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        if (await _holder.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("Processes of their own cannot be made.");
        Within = ["nsenter", $"--target={ProcessTable.ChildOf(_holder.Id)}", "--pid"];
    }

    public async Task DisposeAsync()
    {
        if (_holder is not null)
        {
            _holder.StandardInput.Close();
            await _holder.WaitForExitAsync();
            _holder.Dispose();
        }

        if (_own is not null && Directory.Exists(_own)) Directory.Delete(_own, recursive: true);
        Place = null;
    }

    /// <summary>Whether there is no container to try, which is told.</summary>
    /// <param name="trial">What is not tried then.</param>
    internal bool IsMissing(string trial)
    {
        if (_why is not null) NotRun.Report(trial, _why);
        return _why is not null;
    }

    async Task<string?> Build()
    {
        _own = Path.Combine(Repository.Root, ".run", "container", "built");
        // A run that was broken off leaves it.
        if (Directory.Exists(_own)) Directory.Delete(_own, recursive: true);
        var (exitCode, _, errors) = await Shell.Try(Patience, Path.Combine(Repository.Root, "scripts", "container.sh"), _own) ?? throw new InvalidOperationException("There is no scripts/container.sh.");
        if (exitCode == 0) return _own;
        if (exitCode != NotPossibleHere) throw new InvalidOperationException($"scripts/container.sh ended with {exitCode}:\n{errors}");
        _why = $"this machine cannot build it: {errors.TrimEnd().Split('\n')[^1]}";
        return null;
    }
}

/// <summary>Lets the tests of the built container share it.</summary>
[CollectionDefinition(BuiltContainer.Collection)]
public sealed class BuiltContainerDefinition : ICollectionFixture<BuiltContainer>;
