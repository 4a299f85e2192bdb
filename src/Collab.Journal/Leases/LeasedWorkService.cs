using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal.Leases;

/// <summary>
/// Runs each <see cref="ILeasedWork"/> of the host whenever this process holds its lease, and gives the leases up when the host stops. Add it
/// behind what the works use, for hosts stop their services backwards.
/// </summary>
/// <param name="database">The migrated database.</param>
/// <param name="works">The works.</param>
/// <param name="options">The times.</param>
/// <param name="time">The clock for pauses and terms; only its elapsed time counts, never its wall clock.</param>
/// <param name="log">Where it tells what this process holds.</param>
public sealed class LeasedWorkService(
    NpgsqlDataSource database, IEnumerable<ILeasedWork> works, LeaseOptions options, TimeProvider time, ILogger<LeasedWorkService> log) : BackgroundService
{
    readonly Guid _holder = Guid.NewGuid();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(works.Select(work => Loop(work).Run(stoppingToken)));

    LeasedWorkLoop Loop(ILeasedWork work) =>
        new(work, new LeaseClient(database, work.Name, _holder, options, time, log), options, time, log);
}
