using Npgsql;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>
/// Chooses the silo's port. A silo is known by address, port and the time of its start, and of two at one port the one that started later counts. So where the list has one that
/// started later than now, because the clock was set back, a silo at that port would take itself for the one that is gone, and end. It takes another port, and
/// declares that one dead: nobody listens there, and a cluster of one has no others who would.
/// </summary>
static class SiloPort
{
    const string IsListedAsLaterSql = "select exists (select from orleans.silo where cluster = $1 and address = $2 and port = $3 and started_at > $4)";

    const string DeclareDeadSql = """
        with fence as (update orleans.cluster set version = version + 1 where id = $1 returning id)
        update orleans.silo set status = $5 from fence where cluster = id and address = $2 and port = $3 and started_at > $4 and status <> $5
        """;

    /// <summary>The settings with a port at which a silo can start; as they are when Kubernetes says it.</summary>
    /// <param name="settings">What the environment says.</param>
    /// <param name="servedPort">The port at which the server serves its clients; 0 for any.</param>
    /// <param name="database">The migrated database.</param>
    /// <param name="cancellationToken">Stops the look at the list.</param>
    /// <exception cref="SiloSettingsException">The port that is set cannot be used until the clock has passed the other's start.</exception>
    public static async Task<SiloSettings> Choose(SiloSettings settings, int servedPort, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (settings.IsInKubernetes)
        {
            return settings;
        }

        var chosen = settings.Port > 0 ? settings : settings.WithUsualPort(servedPort);
        var port = settings.Port > 0 ? settings.Port : chosen.UsualPort;
        if (port == 0 || !settings.IsFree(port) || !await IsListedAsLater(settings, port, database, cancellationToken))
        {
            return chosen;
        }

        if (settings.Port > 0)
        {
            throw new SiloSettingsException($"At port {port} a silo is listed that started later than it is now: set this machine's clock, or Silo__Port to another.");
        }

        await using var command = Command(DeclareDeadSql, settings, port, database);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)SiloStatus.Dead });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return settings;
    }

    static async Task<bool> IsListedAsLater(SiloSettings settings, int port, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = Command(IsListedAsLaterSql, settings, port, database);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    static NpgsqlCommand Command(string sql, SiloSettings settings, int port, NpgsqlDataSource database)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = settings.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = settings.Address.ToString() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = port });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow });
        return command;
    }
}
