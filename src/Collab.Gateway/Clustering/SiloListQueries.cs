using System.Net;
using Npgsql;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>What this process itself asks of the list of silos, which is Orleans' own otherwise.</summary>
/// <param name="database">The migrated database.</param>
/// <param name="cluster">The cluster whose list it is.</param>
/// <param name="address">The address of this process's silo.</param>
sealed class SiloListQueries(NpgsqlDataSource database, string cluster, IPAddress address)
{
    const string HasLaterSql = """
        select exists (select from orleans.silo where cluster = $1 and address = $2 and port = $3 and generation > $4)
        """;

    const string DeclareLaterDeadSql = """
        with fence as (update orleans.cluster set version = version + 1 where id = $1 returning id)
        update orleans.silo set status = $5 from fence where cluster = id and address = $2 and port = $3 and generation > $4 and status <> $5
        """;

    /// <summary>Whether a silo is listed at a port that started later than now.</summary>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<bool> HasLater(int port, CancellationToken cancellationToken)
    {
        await using var command = Command(HasLaterSql, port);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Declares those dead.</summary>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    public async Task DeclareLaterDead(int port, CancellationToken cancellationToken)
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
