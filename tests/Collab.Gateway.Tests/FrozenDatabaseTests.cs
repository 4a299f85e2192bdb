using System.Globalization;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>A gateway whose own database is halted with all its processes, as on a disk that no longer answers.</summary>
[Trait("Form", "long")]
public sealed class FrozenDatabaseTests : IDisposable
{
    /// <summary>The limit is 15 s; a busy machine gets more. Supervisors kill a process after 30 s.</summary>
    static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);

    readonly string _data = Path.Combine(Repository.Root, ".data", $"frozen-{Guid.CreateVersion7():N}");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Gateway_ends_soon_after_SIGTERM()
    {
        await using var gateway = GatewayProcess.Start(connectionString: null, "--port", "0", "--empty", "--data", _data);
        await gateway.Listening();
        var postmaster = int.Parse(File.ReadLines(Path.Combine(_data, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        int[] database = [postmaster, .. ChildrenOf(postmaster)];
        Array.ForEach(database, Signals.Pause);
        try
        {
            Signals.Terminate(gateway.ProcessId);

            Assert.Equal(0, await gateway.Ended(StopsWithin));
        }
        finally
        {
            Array.ForEach(database, Signals.Kill);
        }
    }

    static IEnumerable<int> ChildrenOf(int process) => File.ReadAllText($"/proc/{process}/task/{process}/children")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture));
}
