using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests;

/// <summary>Which exceptions tell that the database is away, also those of queries outside the journal.</summary>
public sealed class JournalUnavailableTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CrashShutdown)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    public void A_server_that_is_away_full_or_busy_is_meant(string sqlState) => Assert.True(JournalUnavailableException.IsMeantBy(Error(sqlState)));

    [Theory]
    [InlineData(PostgresErrorCodes.SyntaxError)]
    [InlineData(PostgresErrorCodes.UndefinedTable)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    public void A_statement_that_is_wrong_is_a_fault_of_ours(string sqlState) => Assert.False(JournalUnavailableException.IsMeantBy(Error(sqlState)));

    [Fact]
    public void A_broken_connection_is_meant_and_a_broken_file_is_not()
    {
        Assert.True(JournalUnavailableException.IsMeantBy(new NpgsqlException("Exception while reading from stream", new EndOfStreamException())));
        Assert.True(JournalUnavailableException.IsMeantBy(new SocketException((int)SocketError.HostNotFound)));
        Assert.False(JournalUnavailableException.IsMeantBy(new EndOfStreamException()));
    }

    static PostgresException Error(string sqlState) => new("text", "FATAL", "FATAL", sqlState);
}
