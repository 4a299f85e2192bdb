using System.Globalization;
using Npgsql;

namespace Collab.Faults.Checking;

/// <summary>What a database holds, read by plain SQL past everything that is under test.</summary>
/// <param name="Events">The journal, by stream and version.</param>
/// <param name="Commands">The command keys.</param>
/// <param name="Tables">The rows of every other table that is made from the journal or travels with it, as text in order, by the table's name.</param>
sealed record Contents(IReadOnlyList<JournalEvent> Events, IReadOnlyList<JournalCommand> Commands, IReadOnlyDictionary<string, IReadOnlyList<string>> Tables)
{
    const string EventsSql = """
        select stream, version, transaction, sequence, type, data::text, author, command_id from journal.event
        order by stream, version, transaction, sequence
        """;

    const string CommandsSql = "select author, client_mutation_id, subject, transaction from journal.command";

    const string TablesSql = """
        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema', 'journal', 'orleans') order by 1
        """;

    const string ColumnsSql = "select quote_ident(table_schema) || '.' || quote_ident(table_name), column_name from information_schema.columns";

    /// <summary>Reads everything at one moment.</summary>
    public static async Task<Contents> Read(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var events = await Rows(connection, EventsSql, row => new JournalEvent(
            row.GetString(0), row.GetInt32(1), row.GetFieldValue<ulong>(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7)));
        var commands = await Rows(connection, CommandsSql, row => new JournalCommand(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<ulong>(3)));
        var tables = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var table in await Rows(connection, TablesSql, row => row.GetString(0)))
            tables[table] = await Rows(connection, string.Create(CultureInfo.InvariantCulture, $"select to_jsonb(t)::text collate \"C\" from {table} t order by 1"), row => row.GetString(0));
        return new Contents(events, commands, tables);
    }

    /// <summary>The columns of the tables that <see cref="Read"/> reads, by table.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> ReadColumns(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var columns = await Rows(connection, ColumnsSql, row => (Table: row.GetString(0), Column: row.GetString(1)));
        return columns.GroupBy(each => each.Table).ToDictionary(table => table.Key, IReadOnlySet<string> (table) => table.Select(each => each.Column).ToHashSet());
    }

    /// <summary>The client mutation ids that have a key.</summary>
    public static async Task<IReadOnlyList<string>> ReadCommandIds(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return await Rows(connection, CommandsSql, row => row.GetString(1));
    }

    static async Task<List<T>> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        var rows = new List<T>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }
}
