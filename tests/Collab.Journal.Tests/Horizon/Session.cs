using Npgsql;

namespace Collab.Journal.Tests.Horizon;

/// <summary>A session with an open transaction.</summary>
sealed class Session : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;

    Session(NpgsqlConnection connection) => _connection = connection;

    public static async Task<Session> Begin(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var session = new Session(connection);
        await session.Run("begin");
        return session;
    }

    public async Task Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes an event to a new stream.</summary>
    public Task<StreamId> Write(int sequence) => Write(Some.Stream(), sequence);

    public async Task<StreamId> Write(StreamId stream, int sequence)
    {
        await Following.FollowTests.Insert(_connection, stream, sequence);
        return stream;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
