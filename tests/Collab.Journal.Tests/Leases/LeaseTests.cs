using Collab.Journal.Leases;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Leases;

/// <summary>The lease in the database: who gets it, for how long, and what is refused of those who had it.</summary>
public sealed class LeaseTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan Long = TimeSpan.FromHours(1);

    readonly NpgsqlDataSource _database = fixture.Database.DataSource;
    readonly LeaseTable _leases = new(fixture.Database.DataSource);
    readonly string _work = Guid.NewGuid().ToString();

    [Fact]
    public async Task Of_many_who_ask_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Take()));

        Assert.Single(answers, lease => lease is not null);
    }

    [Fact]
    public async Task Once_given_up_the_next_gets_it_at_once_under_a_greater_number()
    {
        var first = await Take();
        Assert.True(await _leases.GiveUp(first!, default));

        var second = await Take();

        Assert.True(second!.Fence > first!.Fence);
        Assert.False(await _leases.GiveUp(first, default));
        Assert.True(await _leases.Renew(second, default));
    }

    [Fact]
    public async Task When_its_time_is_over_the_next_gets_it_and_it_cannot_be_renewed()
    {
        var first = await Take();
        await Pass(Long);

        var second = await Take();

        Assert.True(second!.Fence > first!.Fence);
        Assert.False(await _leases.Renew(first, default));
        Assert.True(await _leases.Renew(second, default));
    }

    [Fact]
    public async Task Renewed_it_lasts_its_whole_time_again()
    {
        var first = await Take();
        await Pass(Long * 0.9);
        Assert.True(await _leases.Renew(first!, default));
        await Pass(Long * 0.9);

        Assert.Null(await Take());
    }

    [Fact]
    public async Task Nobody_waits_for_a_clock_of_the_database_that_was_set_back()
    {
        await Take();
        await Pass(-Long);

        Assert.NotNull(await Take());
    }

    [Fact]
    public async Task What_one_writes_whose_lease_is_anothers_by_now_is_refused_whole()
    {
        var first = await Take();
        Assert.Equal(1, await WriteNote(first!));
        await _leases.GiveUp(first!, default);
        var second = await Take();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => WriteNote(first!));

        Assert.Equal(Lease.LostSqlState, refused.SqlState);
        Assert.Equal(1, await WriteNote(second!));
        Assert.Equal(2L, await fixture.Scalar<long>("select count(*) from public.note where slug like $1 || '%'", _work));
    }

    [Fact]
    public async Task One_who_gave_it_up_writes_no_more_though_nobody_has_it_yet()
    {
        var lease = await Take();
        await _leases.GiveUp(lease!, default);

        Assert.Equal(Lease.LostSqlState, (await Assert.ThrowsAsync<PostgresException>(() => WriteNote(lease!))).SqlState);
    }

    [Fact]
    public async Task The_next_holder_waits_for_a_transaction_of_the_last_and_a_renewal_does_not()
    {
        var first = await Take();
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Check(connection, first!);
        Assert.True(await _leases.Renew(first!, default));
        await Pass(Long);

        var taking = Take();
        await Processes.Until(() => WaitsForALock(connection.ProcessID));
        await transaction.CommitAsync();

        Assert.True((await taking)!.Fence > first!.Fence);
    }

    [Fact]
    public async Task A_process_that_stands_still_within_a_transaction_keeps_nobody_waiting_for_long()
    {
        var first = await Take();
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Check(connection, first!);
        await Pass(Long);

        Assert.True((await Take())!.Fence > first!.Fence);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => transaction.CommitAsync());
    }

    Task<Lease?> Take() => _leases.Take(_work, Guid.NewGuid(), Long, default);

    /// <summary>Lets time pass for the lease by the database's clock.</summary>
    Task Pass(TimeSpan time) =>
        fixture.Execute($"update journal.lease set renewed_at = renewed_at - interval '{time.TotalSeconds} seconds' where name = '{_work}'");

    async Task<int> WriteNote(Lease lease)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { lease.Check(), Some.Note(Guid.NewGuid().ToString(), $"{_work}/{Guid.NewGuid()}") } };
        return await batch.ExecuteNonQueryAsync();
    }

    static async Task Check(NpgsqlConnection connection, Lease lease)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { lease.Check() } };
        await batch.ExecuteNonQueryAsync();
    }

    bool WaitsForALock(int ofProcess)
    {
        using var command = _database.CreateCommand("select exists (select from pg_stat_activity where $1 = any (pg_blocking_pids(pid)))");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ofProcess });
        return command.ExecuteScalar() is true;
    }
}
