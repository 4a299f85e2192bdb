using System.ComponentModel.DataAnnotations;
using System.Net;
using Collab.Gateway.Clustering.Certificates;
using Collab.Gateway.Settings;

namespace Collab.Gateway.Clustering;

/// <summary>Settings of the silo: the section <c>Silo</c>.</summary>
sealed record SiloSettings
{
    public const string Section = "Silo";

    /// <summary>The variable in which Kubernetes passes the address of a pod.</summary>
    public const string PodAddressVariable = "POD_IP";

    const string DefaultId = "collab";

    /// <summary>Silos with the same id on one database form one cluster.</summary>
    public string ClusterId { get; init; } = DefaultId;

    /// <summary>The owner of reminders and grain state. It stays the same when a new cluster takes over.</summary>
    public string ServiceId { get; init; } = DefaultId;

    /// <summary>The IP address at which the silo listens and other silos reach it. Kubernetes sets the pod's address. The default is 127.0.0.1.</summary>
    public string Address { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>The port for other silos. 0 derives it from the server's port, or takes any free one when that is taken or 0. In Kubernetes, 0 is Orleans' default, 11111.</summary>
    [Range(0, ushort.MaxValue)]
    public int Port { get; init; }

    /// <summary>The port for Orleans' own clients; 0 for none.</summary>
    [Range(0, ushort.MaxValue)]
    public int GatewayPort { get; init; }

    /// <summary>Lifetimes of the silos' certificates; not a setting.</summary>
    internal SiloCertificateOptions Certificates { get; init; } = new();

    /// <summary>The pod's address; null outside Kubernetes, which sets POD_NAME, POD_NAMESPACE and POD_IP.</summary>
    internal string? PodAddress { get; set; }

    /// <summary>Reads the pod's address when Kubernetes sets all variables that its hosting needs.</summary>
    public void ReadPod(IConfiguration configuration) =>
        PodAddress = ((string[])["POD_NAME", "POD_NAMESPACE", PodAddressVariable]).All(name => configuration[name] is { Length: > 0 }) ? configuration[PodAddressVariable] : null;
}

/// <summary>Validates the section <c>Silo</c>.</summary>
sealed class SiloRules : SettingsRules<SiloSettings>
{
    protected override IEnumerable<string> Errors(SiloSettings options)
    {
        var (variable, text) = options.PodAddress is { } pod ? (SiloSettings.PodAddressVariable, pod) : ("Silo__Address", options.Address);
        if (!IPAddress.TryParse(text, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            yield return $"{variable}: it is \"{text}\"; set it to the one IP address by which other silos reach this one.";
        }

        if (options.GatewayPort > 0 && options.GatewayPort == options.Port)
        {
            yield return $"Silo__GatewayPort: it is {options.GatewayPort} as Silo__Port is; set one of them to another port.";
        }
    }
}
