using System.Net;
using Npgsql;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>Additional queries on Orleans' membership table.</summary>
sealed class SiloListQueries(NpgsqlDataSource database, string cluster, IPAddress address)
{
    const string HasLaterSql = """
        select exists (select from orleans.silo where cluster = $1 and address = $2 and port = $3 and generation > $4)
        """;

    const string DeclareLaterDeadSql = """
        with fence as (update orleans.cluster set version = version + 1 where id = $1 returning id)
        update orleans.silo set status = $5 from fence where cluster = id and address = $2 and port = $3 and generation > $4 and status <> $5
        """;

    /// <summary>Whether the list has a silo at a port of this address, dead or alive, that started later than the current time of this machine's clock, in whole seconds.</summary>
    public async Task<bool> HasSiloStartedLater(int port, CancellationToken cancellationToken)
    {
        await using var command = Command(HasLaterSql, port);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Declares these silos dead under a new version of the list.</summary>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Cancels it; the result is unknown then.</param>
    public async Task DeclareLaterSilosDead(int port, CancellationToken cancellationToken)
    {
        await using var command = Command(DeclareLaterDeadSql, port);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)SiloStatus.Dead });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    NpgsqlCommand Command(string sql, int port)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cluster });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.ToString() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = port });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = SiloAddress.AllocateNewGeneration() });
        return command;
    }
}
