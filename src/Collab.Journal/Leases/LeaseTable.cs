using Npgsql;

namespace Collab.Journal.Leases;

/// <summary>The statements on <c>journal.lease</c>, one try each.</summary>
sealed class LeaseTable(NpgsqlDataSource database)
{
    const string MakeSql = "insert into journal.lease (name) values ($1) on conflict do nothing";

    // A lease that seems renewed in the future is as good as over: the database's clock was set back, and nobody should wait for it to catch up.
    const string TakeSql = """
        update journal.lease set holder = $2, fence = fence + 1, renewed_at = clock_timestamp(), duration = $3
        where name = $1 and (holder is null or clock_timestamp() not between renewed_at and renewed_at + duration)
        returning fence
        """;

    const string RenewSql = "update journal.lease set renewed_at = clock_timestamp() where name = $1 and holder = $2 and fence = $3";
    const string GiveUpSql = "update journal.lease set holder = null where name = $1 and holder = $2 and fence = $3";

    /// <summary>Takes the lease if nobody has it; null when somebody does.</summary>
    public async Task<Lease?> Take(string work, Guid holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(MakeSql) { Parameters = { Text(work) } },
                new NpgsqlBatchCommand(TakeSql) { Parameters = { Text(work), Id(holder), new NpgsqlParameter<TimeSpan> { TypedValue = duration } } },
            },
        };
        return await batch.ExecuteScalarAsync(cancellationToken) is long fence ? new Lease(work, holder, fence) : null;
    }

    /// <summary>Renews the lease; false when it is another's.</summary>
    public Task<bool> Renew(Lease lease, CancellationToken cancellationToken) => Change(RenewSql, lease, cancellationToken);

    /// <summary>Gives the lease up; false when it is another's already.</summary>
    public Task<bool> GiveUp(Lease lease, CancellationToken cancellationToken) => Change(GiveUpSql, lease, cancellationToken);

    static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    static NpgsqlParameter<Guid> Id(Guid value) => new() { TypedValue = value };

    async Task<bool> Change(string sql, Lease lease, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(lease.Work));
        command.Parameters.Add(Id(lease.Holder));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lease.Fence });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }
}
