using System.ComponentModel.DataAnnotations;
using System.Net;
using Collab.Gateway.Clustering.Certificates;
using Collab.Gateway.Settings;

namespace Collab.Gateway.Clustering;

/// <summary>How the silo joins its cluster: the section <c>Silo</c>.</summary>
sealed record SiloSettings
{
    public const string Section = "Silo";

    /// <summary>The variable by which Kubernetes tells a pod its address.</summary>
    public const string PodAddressVariable = "POD_IP";

    const string DefaultId = "collab";

    /// <summary>Silos of one id on one database are one cluster.</summary>
    public string ClusterId { get; init; } = DefaultId;

    /// <summary>Whose reminders and grain state; stays the same when a new cluster takes over.</summary>
    public string ServiceId { get; init; } = DefaultId;

    /// <summary>The IP address at which the silo listens and other silos find it; in Kubernetes it is the pod's. 127.0.0.1 unless set.</summary>
    public string Address { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>The port for other silos; 0 for any free one.</summary>
    [Range(0, ushort.MaxValue)]
    public int Port { get; init; }

    /// <summary>The port for Orleans' own clients; 0 for none.</summary>
    [Range(0, ushort.MaxValue)]
    public int GatewayPort { get; init; }

    /// <summary>How long the certificates of silos hold; nothing that is set.</summary>
    internal SiloCertificateOptions Certificates { get; init; } = new();

    /// <summary>The pod's address; null outside Kubernetes, which sets POD_NAME, POD_NAMESPACE and POD_IP.</summary>
    internal string? PodAddress { get; set; }

    /// <summary>Takes the pod's address, when Kubernetes tells all that its hosting needs.</summary>
    /// <param name="configuration">All that is set.</param>
    public void ReadPod(IConfiguration configuration) =>
        PodAddress = ((string[])["POD_NAME", "POD_NAMESPACE", PodAddressVariable]).All(name => configuration[name] is { Length: > 0 }) ? configuration[PodAddressVariable] : null;
}

/// <summary>What is right in the section <c>Silo</c>.</summary>
sealed class SiloRules : SettingsRules<SiloSettings>
{
    protected override IEnumerable<string> Mistakes(SiloSettings options)
    {
        var (variable, text) = options.PodAddress is { } pod ? (SiloSettings.PodAddressVariable, pod) : ("Silo__Address", options.Address);
        if (!IPAddress.TryParse(text, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            yield return $"{variable}: it is \"{text}\"; set it to the one IP address by which other silos reach this one.";
        }
    }
}
