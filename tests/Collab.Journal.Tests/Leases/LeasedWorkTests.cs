using Collab.Journal.Leases;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Leases;

/// <summary>Processes that look for the lease of one work, each with a clock that the test moves; the database's clock is the real one.</summary>
public sealed class LeasedWorkTests(OwnServerFixture fixture) : IClassFixture<OwnServerFixture>, IAsyncLifetime
{
    static readonly LeaseOptions Times = new();

    readonly OwnServer _own = fixture.Own;
    readonly string _work = Guid.NewGuid().ToString();
    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(_own.Server.ConnectionString("postgres"), []);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Of_three_processes_one_works_and_when_it_stops_another_begins_though_the_time_is_not_over()
    {
        ManualTimeProvider time = new();
        var first = await Start();
        var (before, lost) = await first.Working();
        await using var second = await Start(time);
        await using var third = await Start(time);

        await first.DisposeAsync();
        await Processes.Until(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            return second.Works || third.Works;
        });

        Assert.True(lost.IsCancellationRequested);
        Assert.False(first.Works);
        Assert.NotEqual(second.Works, third.Works);
        Assert.True((await (second.Works ? second : third).Working()).Lease.Fence > before.Fence);
    }

    [Fact]
    public async Task A_process_that_cannot_reach_the_database_stops_before_the_lease_can_be_anothers()
    {
        var proxy = new CuttableProxy(_own.Server.Port);
        await using var cut = JournalDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = proxy.Port }.ConnectionString);
        ManualTimeProvider time = new();
        await using var first = await LeasingProcess.Start(cut, _work, time);
        var (before, lost) = await first.Working();
        await proxy.DisposeAsync();

        time.Advance(Times.Duration - Times.Margin - TimeSpan.FromMilliseconds(1));
        Assert.False(lost.IsCancellationRequested);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(lost.IsCancellationRequested);

        await Expire();
        await using var second = await Start();
        Assert.True((await second.Working()).Lease.Fence > before.Fence);
    }

    [Fact]
    public async Task A_process_learns_by_its_next_renewal_that_the_lease_is_anothers()
    {
        ManualTimeProvider time = new();
        await using var first = await Start(time);
        var (_, lost) = await first.Working();
        await Expire();
        await using var second = await Start();
        await second.Working();

        var stopped = new TaskCompletionSource();
        await using var told = lost.Register(stopped.SetResult);
        time.Advance(Times.RenewEvery);

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(second.Works);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_process_whose_wall_clock_jumps_goes_on_working_and_renewing(int days)
    {
        ManualTimeProvider time = new();
        await using var process = await Start(time);
        var (lease, lost) = await process.Working();
        var renewed = await Renewed();

        time.Jump(time.GetUtcNow() + TimeSpan.FromDays(days));
        await Processes.Until(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            return Renewed().GetAwaiter().GetResult() > renewed;
        });

        Assert.False(lost.IsCancellationRequested);
        await Check(lease);
    }

    [Fact]
    public async Task Work_that_fails_is_left_to_another_process()
    {
        ManualTimeProvider time = new();
        await using var first = await Start();
        var (before, _) = await first.Working();
        await using var second = await Start(time);

        first.Fail();

        Assert.True((await second.Working(time)).Lease.Fence > before.Fence);
        Assert.False(first.Works);
    }

    [Fact]
    public async Task Work_that_failed_begins_anew_after_a_rest()
    {
        ManualTimeProvider time = new();
        await using var process = await Start(time);
        await process.Working();
        process.Fail();

        Assert.Equal(2, (await process.Working(time)).Lease.Fence);
    }

    [Fact]
    public async Task After_the_database_was_killed_the_work_goes_on_by_itself()
    {
        await using var process = await Start(TimeProvider.System);
        var (lease, lost) = await process.Working();
        for (var kills = 0; kills < 2; kills++)
        {
            var victim = _own.Server.ProcessId;
            Processes.Kill(victim);
            await Processes.Until(() => _own.Server.ProcessId != victim);
        }

        // Whether the lease outlives the kills, or is lost, maybe only after them, is a matter of the machine's pace.
        await Processes.Until(() =>
        {
            if (lost.IsCancellationRequested) (lease, lost) = process.Working().GetAwaiter().GetResult();
            return Check(lease).ContinueWith(check => check.IsCompletedSuccessfully, TaskScheduler.Default).GetAwaiter().GetResult() && !lost.IsCancellationRequested;
        });

        Assert.True(process.Works);
    }

    Task<LeasingProcess> Start(TimeProvider? time = null) => LeasingProcess.Start(_database.DataSource, _work, time ?? new ManualTimeProvider());

    /// <summary>Lets the lease's time pass by the database's clock.</summary>
    async Task Expire()
    {
        await using var command = _database.DataSource.CreateCommand("update journal.lease set renewed_at = renewed_at - interval '1 hour'");
        await command.ExecuteNonQueryAsync();
    }

    async Task<DateTime> Renewed()
    {
        await using var command = _database.DataSource.CreateCommand("select renewed_at from journal.lease");
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    async Task Check(Lease lease)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { lease.Check() } };
        await batch.ExecuteNonQueryAsync();
    }
}
