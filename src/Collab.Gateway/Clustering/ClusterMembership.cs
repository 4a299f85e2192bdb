using System.Net;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Collab.Gateway.Clustering;

/// <summary>Who is in the cluster, and how soon it is noticed that one is gone.</summary>
static class ClusterMembership
{
    /// <summary>A silo is declared dead after three unanswered probes: here in about four seconds, with Orleans' own figures in half a minute.</summary>
    static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What a probe may take at the most where answers come slowly. A silo that was heard within three of these is not declared dead, however many probes are missing: one behind
    /// a cut line after seven seconds, within which calls are made again; with Orleans' own figure, four times the probe's, after fourteen.
    /// </summary>
    static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(2);

    static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a silo writes that it lives. It takes two to declare a third dead, and of three silos of which two died at once the one that is left must first see that
    /// the other can have no vote any more: when three of these words have not come.
    /// </summary>
    static readonly TimeSpan IAmAliveInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Rows of silos that are long gone are deleted, so that a cluster that is restarted often reads few; so late that a silo whose clock is a day ahead does not delete one that
    /// is just joining.
    /// </summary>
    static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(7);

    /// <summary>Joins the cluster whose members are listed in the database.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="settings">Which cluster it is.</param>
    /// <param name="endpoint">Where the silo listens.</param>
    /// <param name="database">The providers' connection string.</param>
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
            options.ProbeTimeout = ProbeEvery;
            options.MaxProbeTimeout = LongestProbe;
            options.TableRefreshTimeout = TableRefresh;
            options.IAmAliveTablePublishTimeout = IAmAliveInterval;
            options.DefunctSiloExpiration = ForgetAfter;
            options.DefunctSiloCleanupPeriod = ForgetAfter;
            // A silo that it has not read of yet counts as dead to one whose clock is further ahead than this; an hour unless set.
            options.SiloGenerationRetirementAge = ForgetAfter;
            // Asked of a third silo, which is as far away when all are cut from each other: then nobody would be declared dead, and nobody serve. A lone vote decides nothing anyway.
            options.EnableIndirectProbes = false;
            // By the clock of a silo that is five minutes ahead, every silo that joins has tried for too long: it would let none in.
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
