using System.Net;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Collab.Gateway.Clustering;

/// <summary>Cluster membership, and how fast failed silos are detected.</summary>
static class ClusterMembership
{
    /// <summary>A silo is declared dead after three missed probes: about four seconds, instead of half a minute with Orleans' defaults.</summary>
    static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Maximum time-out of a probe when responses are slow. A silo from which a message arrived within three of these is not declared dead, however many probes are
    /// missed. A silo behind a broken line is declared dead after seven seconds, within the retry budget of calls; with Orleans' default, four times the probe's
    /// time-out, after fourteen.
    /// </summary>
    static readonly TimeSpan MaxProbeTimeout = TimeSpan.FromSeconds(2);

    static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a silo writes that it is alive. Two votes are needed to declare a silo dead. When two of three silos die at once, the remaining one must first see
    /// that the other has no vote any more: after three missed writes.
    /// </summary>
    static readonly TimeSpan IAmAliveInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// When rows of defunct silos are deleted, so that a cluster that restarts often reads few rows. It is long enough that a silo whose clock is a day ahead does not
    /// delete the row of a joining one.
    /// </summary>
    static readonly TimeSpan DefunctSiloRetention = TimeSpan.FromDays(7);

    /// <summary>Joins the cluster whose membership table is in the database.</summary>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, SiloSettings settings, SiloEndpoint endpoint, string database)
    {
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = ProviderConnection.Invariant;
            options.ConnectionString = database;
        });
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = settings.ClusterId;
            options.ServiceId = settings.ServiceId;
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = ProbeInterval;
            options.MaxProbeTimeout = MaxProbeTimeout;
            options.TableRefreshTimeout = TableRefresh;
            options.IAmAliveTablePublishTimeout = IAmAliveInterval;
            options.DefunctSiloExpiration = DefunctSiloRetention;
            options.DefunctSiloCleanupPeriod = DefunctSiloRetention;
            // A silo treats another silo that it has not read of yet as dead when its own clock is further ahead than this. Orleans' default is an hour.
            options.SiloGenerationRetirementAge = DefunctSiloRetention;
            // An indirect probe goes through a third silo, which is unreachable as well when all are cut from each other. Then no silo would be declared dead, and none
            // would serve. A single vote has no effect anyway.
            options.EnableIndirectProbes = false;
            // A silo whose clock is five minutes ahead would evict every joining silo.
            options.EvictWhenMaxJoinAttemptTimeExceeded = false;
        });
        return settings.PodAddress is null ? silo.Listen(endpoint) : silo.UsePod(endpoint);
    }

    static ISiloBuilder Listen(this ISiloBuilder silo, SiloEndpoint endpoint) =>
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = endpoint.Address;
            options.SiloPort = endpoint.Port;
            options.SiloListeningEndpoint = new IPEndPoint(endpoint.Address, endpoint.Port);
            options.GatewayPort = endpoint.GatewayPort;
            options.GatewayListeningEndpoint = endpoint.GatewayPort == 0 ? null! : new IPEndPoint(endpoint.Address, endpoint.GatewayPort);
        });
}
