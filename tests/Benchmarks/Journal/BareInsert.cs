using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarks.Journal;

/// <summary>The upper limit of an append: a prepared Npgsql command that inserts one event row and commits.</summary>
static class BareInsert
{
    /// <summary>Event data of realistic size.</summary>
    public static readonly byte[] Data = Encoding.UTF8.GetBytes(
        $$"""{"wording":"{{new string('x', 160)}}","reason":"The interviews showed another need."}""");

    /// <summary>Creates a data source with one connection per caller.</summary>
    public static NpgsqlDataSource Open(string connectionString, int connections)
        => NpgsqlDataSource.Create(string.Create(
            CultureInfo.InvariantCulture,
            $"{connectionString};Max Auto Prepare=10;Auto Prepare Min Usages=2;No Reset On Close=true;Maximum Pool Size={connections}"));

    public static async Task Prepare(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            create table bare (id bigint generated always as identity primary key, stream text not null, version int not null,
                type text not null, data json not null, author text not null, at timestamptz not null)
            """);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task Insert(NpgsqlDataSource source, string stream, int version)
    {
        await using var command = source.CreateCommand("insert into bare (stream, version, type, data, author, at) values ($1, $2, $3, $4, $5, $6)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "GoalRevised" });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Data, NpgsqlDbType = NpgsqlDbType.Json });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "person:42" });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow });
        await command.ExecuteNonQueryAsync();
    }
}
