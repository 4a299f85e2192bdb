using Collab.Gateway.Clustering;
using Collab.Journal;
using Collab.Network.Kernel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Collab.Gateway.Serving;

/// <summary>Whether this process's silo can be called.</summary>
/// <param name="silo">Knows.</param>
sealed class SiloCheck(ISiloHealth silo) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silo.Trouble is { } trouble ? HealthCheckResult.Unhealthy(trouble) : HealthCheckResult.Healthy());
}

/// <summary>Whether the database answers.</summary>
/// <param name="journal">Asks it.</param>
sealed class DatabaseCheck(IJournal journal) : IHealthCheck
{
    /// <summary>How long the database may take to answer before this process counts as not ready.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await journal.Head(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is JournalUnavailableException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}

/// <summary>
/// Whether this process follows the journal. One that does not reads it for every answer; were it not ready, a pause that all processes see at once would take all of them away.
/// </summary>
/// <param name="freshness">Tells it.</param>
sealed class JournalCheck(IFreshness freshness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(freshness.IsFresh ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("what other processes wrote has not been read for some seconds"));
}
