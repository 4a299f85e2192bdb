using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.EmbeddedPostgres.Tests;

/// <summary>A cluster made once, to be copied: making one takes a second.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    readonly string _directory = Path.Combine(Repository.Root, ".data", $"cluster-{Guid.NewGuid():N}");

    public async Task InitializeAsync()
    {
        var options = new EmbeddedServerOptions { DataDirectory = _directory, SearchDirectories = [Repository.Root], IsDurable = false };
        await (await EmbeddedServer.Start(options)).DisposeAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    public async Task CopyTo(string directory)
    {
        using var copy = Process.Start("cp", ["-a", _directory, directory]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }
}
