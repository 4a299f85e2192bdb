using Collab.Journal.CleanUp;
using Collab.Journal.Leases;
using Collab.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Collab.Journal.Tests.CleanUp;

/// <summary>A process whose clock stood still, as on a machine that slept, knows nothing of its lease being over, and goes on with its work.</summary>
public sealed class ZombieTests : IAsyncLifetime
{
    const int Keys = 5_000;
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly ManualTimeProvider _clock = new();
    readonly Told _told = new();
    TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await Ask<object?>($"insert into journal.command select 'old', n::text, 'f', 's', '5', n, now() - interval '91 days' from generate_series(1, {Keys}) n");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task It_tries_to_remove_the_next_keys_and_is_refused_by_the_number_of_its_lease()
    {
        var options = new CommandKeyCleanUpOptions { PagesAtOnce = 2 };
        var work = new CommandKeyCleanUp(_database.DataSource, options, _clock, NullLogger<CommandKeyCleanUp>.Instance);
        using var zombie = new LeasedWorkService(_database.DataSource, [work], new LeaseOptions { Duration = Hour, RenewEvery = Hour }, _clock, _told);
        await zombie.StartAsync(default);
        await Processes.Until(() => Left() < Keys);
        await Ask<object?>("update journal.lease set renewed_at = renewed_at - interval '2 hours'");
        Assert.NotNull(await new LeaseTable(_database.DataSource).Take(work.Name, Guid.NewGuid(), Hour, default));
        var left = Left();

        await Processes.Until(() =>
        {
            _clock.Advance(options.Pause);
            return _told.Any;
        });

        Assert.Contains("refused what the work command-key-clean-up wrote under its lease number 1", _told.First, StringComparison.Ordinal);
        Assert.Equal(left, Left());
        await zombie.StopAsync(default);
    }

    long Left() => Ask<long>("select count(*) from journal.command").GetAwaiter().GetResult();

    async Task<T> Ask<T>(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The warnings that were logged.</summary>
    sealed class Told : ILogger<LeasedWorkService>
    {
        volatile string? _first;

        public bool Any => _first is not null;

        public string First => _first!;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) _first ??= formatter(state, exception);
        }
    }
}
