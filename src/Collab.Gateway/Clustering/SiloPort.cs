namespace Collab.Gateway.Clustering;

/// <summary>
/// Chooses the silo's port. A silo is known by address, port and the time of its start, and of two at one port the one that started later counts. So where the list has one that
/// started later than now, because the clock was set back, a silo at that port would take itself for the one that is gone, and end. It takes another port, and declares that one dead:
/// nobody listens there, and a cluster of one has no others who would.
/// </summary>
static class SiloPort
{
    /// <summary>The settings with a port at which a silo can start; as they are when Kubernetes says it.</summary>
    /// <param name="settings">What the environment says.</param>
    /// <param name="servedPort">The port at which the server serves its clients; 0 for any.</param>
    /// <param name="silos">The list of silos.</param>
    /// <param name="cancellationToken">Stops the look at the list.</param>
    /// <exception cref="SiloSettingsException">The port that is set cannot be used until the clock has passed the other's start.</exception>
    public static async Task<SiloSettings> Choose(SiloSettings settings, int servedPort, SiloListQueries silos, CancellationToken cancellationToken)
    {
        if (settings.IsInKubernetes)
        {
            return settings;
        }

        var chosen = settings.Port > 0 ? settings : settings.WithUsualPort(servedPort);
        var port = settings.Port > 0 ? settings.Port : chosen.UsualPort;
        if (port == 0 || !settings.IsFree(port) || !await silos.HasLater(port, cancellationToken))
        {
            return chosen;
        }

        if (settings.Port > 0)
        {
            throw new SiloSettingsException($"At port {port} a silo is listed that started later than it is now: set this machine's clock, or Silo__Port to another.");
        }

        await silos.DeclareLaterDead(port, cancellationToken);
        return settings;
    }
}
