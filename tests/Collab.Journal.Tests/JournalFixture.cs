using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests;

/// <summary>One database and one journal per test class; tests use separate streams.</summary>
public sealed class JournalFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public PostgresJournal Journal { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await Execute("create table public.note (id text primary key, slug text constraint note_slug unique)");
        Journal = await Database.OpenJournal();
    }

    public async Task DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
    }

    public async Task Execute(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
