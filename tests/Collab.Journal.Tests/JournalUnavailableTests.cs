using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests;

public sealed class JournalUnavailableTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CrashShutdown)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    public void Matches_unreachable_full_or_busy_server(string sqlState) => Assert.True(JournalUnavailableException.Matches(Error(sqlState)));

    [Theory]
    [InlineData(PostgresErrorCodes.SyntaxError)]
    [InlineData(PostgresErrorCodes.UndefinedTable)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    public void Invalid_statement_is_not_reported_as_unavailable(string sqlState) => Assert.False(JournalUnavailableException.Matches(Error(sqlState)));

    [Fact]
    public void Matches_broken_connection_but_not_broken_file()
    {
        Assert.True(JournalUnavailableException.Matches(new NpgsqlException("Exception while reading from stream", new EndOfStreamException())));
        Assert.True(JournalUnavailableException.Matches(new SocketException((int)SocketError.HostNotFound)));
        Assert.False(JournalUnavailableException.Matches(new EndOfStreamException()));
    }

    static PostgresException Error(string sqlState) => new("text", "FATAL", "FATAL", sqlState);
}
