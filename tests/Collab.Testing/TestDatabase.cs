using System.Security.Cryptography;
using System.Text;
using Collab.Journal;
using Collab.Journal.Migrations;
using Npgsql;

namespace Collab.Testing;

/// <summary>A migrated database for one test class, dropped on dispose. It is copied from a template, so that migrations run once.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    const string SuitePrefix = "suite_";
    const string TemplatePrefix = "template_";
    const int MaxPoolSize = 30;

    readonly string _admin;
    readonly string _name;

    TestDatabase(string admin, string name)
    {
        _admin = admin;
        _name = name;
        ConnectionString = To(admin, name);
        DataSource = JournalDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    /// <summary>Its pool, created like the gateway's.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Creates a database on the shared server.</summary>
    /// <param name="sets">The modules' migrations in addition to the journal's.</param>
    public static async Task<TestDatabase> CreateAsync(params IReadOnlyList<MigrationSet> sets) =>
        await CreateAsync(await PostgresServer.ConnectionString(), sets);

    /// <summary>Creates a database on a server.</summary>
    /// <param name="admin">The connection string of the server.</param>
    /// <param name="sets">The modules' migrations in addition to the journal's.</param>
    public static async Task<TestDatabase> CreateAsync(string admin, IReadOnlyList<MigrationSet> sets)
    {
        var name = SuitePrefix + Guid.NewGuid().ToString("N");
        await using var connection = await Connect(admin);
        var template = await Template(connection, admin, sets);
        await Execute(connection, $"create database {name} template {template}");
        return new TestDatabase(admin, name);
    }

    /// <summary>Creates an empty database without schema.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var admin = await PostgresServer.ConnectionString();
        var name = SuitePrefix + Guid.NewGuid().ToString("N");
        await using var connection = await Connect(admin);
        await Execute(connection, $"create database {name}");
        return new TestDatabase(admin, name);
    }

    /// <summary>Opens the journal of this database.</summary>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public Task<PostgresJournal> OpenJournal(JournalOptions? options = null, TimeProvider? time = null) =>
        PostgresJournal.Open(DataSource, options, time);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await using var connection = await Connect(_admin);
        await Execute(connection, $"drop database if exists {_name} with (force)");
    }

    /// <summary>Drops databases of earlier runs.</summary>
    internal static async Task DropLeftovers(string admin)
    {
        await using var connection = await Connect(admin);
        var found = new List<(string Name, bool IsTemplate)>();
        await using (var command = new NpgsqlCommand($"select datname, datistemplate from pg_database where starts_with(datname, '{SuitePrefix}') or starts_with(datname, '{TemplatePrefix}')", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) found.Add((reader.GetString(0), reader.GetBoolean(1)));
        }

        // A database whose drop was interrupted can only be dropped again.
        foreach (var (name, isTemplate) in found)
        {
            if (isTemplate) await Execute(connection, $"alter database {name} is_template false");
            await Execute(connection, $"drop database {name} with (force)");
        }
    }

    /// <summary>The template with these migrations, created on first use. The template flag marks it as complete.</summary>
    static async Task<string> Template(NpgsqlConnection connection, string admin, IReadOnlyList<MigrationSet> sets)
    {
        var name = TemplatePrefix + Hash([Migrator.Journal, .. sets]);
        await Execute(connection, $"select pg_advisory_lock(hashtext('{name}'))");
        if (!await IsWhole(connection, name))
        {
            await Execute(connection, $"drop database if exists {name} with (force)");
            await Execute(connection, $"create database {name}");
            await using (var source = JournalDataSource.Create(To(admin, name) + ";Pooling=false")) await Migrator.Migrate(source, sets);
            await Execute(connection, $"alter database {name} is_template true");
        }

        await Execute(connection, $"select pg_advisory_unlock(hashtext('{name}'))");
        return name;
    }

    static async Task<bool> IsWhole(NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand("select exists (select from pg_database where datname = $1 and datistemplate)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await command.ExecuteScalarAsync() is true;
    }

    static string Hash(IEnumerable<MigrationSet> sets)
    {
        var text = string.Join('\n', sets.SelectMany(set => set.Migrations.Select(migration => $"{set.Name}/{migration.Name}/{migration.Checksum}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    static string To(string admin, string database) =>
        new NpgsqlConnectionStringBuilder(admin) { Database = database, MaxPoolSize = MaxPoolSize, IncludeErrorDetail = true }.ConnectionString;

    static async Task<NpgsqlConnection> Connect(string admin)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
