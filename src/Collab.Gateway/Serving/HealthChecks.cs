using Collab.Gateway.Clustering;
using Collab.Journal;
using Collab.Network.Kernel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Collab.Gateway.Serving;

sealed class SiloCheck(ISiloHealth silo) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silo.UnhealthyReason is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());
}

sealed class DatabaseCheck(IJournal journal) : IHealthCheck
{
    /// <summary>How long the database may take to respond before this process counts as not ready.</summary>
    static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(DatabaseTimeout);
        try
        {
            await journal.Head(timeout.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is JournalUnavailableException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}

/// <summary>Whether this process follows the journal. If not, it is degraded, not unhealthy: a pause that all processes see at once would otherwise make all of them unready.</summary>
sealed class JournalCheck(IFreshness freshness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(freshness.IsFresh ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("what other processes wrote has not been read for some seconds"));
}
