using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Collab.Gateway.Clustering;

/// <summary>What the environment says of the silo: Silo__ClusterId and its like.</summary>
/// <param name="ClusterId">Silo__ClusterId: silos of one id on one database are one cluster. "collab" unless set.</param>
/// <param name="ServiceId">Silo__ServiceId: whose snapshots and reminders; stays the same when a new cluster takes over. "collab" unless set.</param>
/// <param name="Address">Silo__Address, and POD_IP in Kubernetes: where the silo listens and other silos find it. 127.0.0.1 unless set.</param>
/// <param name="Port">Silo__Port: the port for other silos. Unless set, one that goes by the served port, or else any free one.</param>
/// <param name="GatewayPort">Silo__GatewayPort: the port for Orleans' own clients; 0, unless set, for none.</param>
/// <param name="IsInKubernetes">Whether POD_NAME, POD_NAMESPACE and POD_IP are set, so that Kubernetes says names and addresses.</param>
sealed record SiloSettings(string ClusterId, string ServiceId, IPAddress Address, int Port, int GatewayPort, bool IsInKubernetes)
{
    const string Section = "Silo";
    const string DefaultId = "collab";
    const string PodAddress = "POD_IP";

    // Above the ports that Linux gives to connections, so that none of them takes it meanwhile.
    const int FirstUsualPort = 61_000;
    const int UsualPorts = 4_000;

    static readonly string[] Names = [nameof(ClusterId), nameof(ServiceId), nameof(Address), nameof(Port), nameof(GatewayPort)];

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The environment.</param>
    /// <exception cref="SiloSettingsException">One is none, or has a value that it cannot have.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Section);
        if (section.GetChildren().FirstOrDefault(given => !Names.Contains(given.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SiloSettingsException($"There is no setting {Variable(unknown.Key)}; there are {string.Join(", ", Names.Select(Variable))}.");
        }

        var isInKubernetes = ((string[])["POD_NAME", "POD_NAMESPACE", PodAddress]).All(name => configuration[name] is { Length: > 0 });
        return new SiloSettings(
            Text(section, nameof(ClusterId)) ?? DefaultId,
            Text(section, nameof(ServiceId)) ?? DefaultId,
            isInKubernetes ? ReadAddress(PodAddress, configuration[PodAddress]) : ReadAddress(Variable(nameof(Address)), Text(section, nameof(Address))),
            ReadPort(section, nameof(Port)),
            ReadPort(section, nameof(GatewayPort)),
            isInKubernetes);
    }

    /// <summary>The port that is tried first when none is set; 0 for none.</summary>
    internal int UsualPort { get; init; }

    /// <summary>
    /// The settings of a silo that listens at the same port after a restart when none is set, unless that is taken. A silo declares dead at once who listened at its address and
    /// port before it; one that was killed at another port is waited for until the others have noticed, or for some nine seconds where there are none.
    /// </summary>
    /// <param name="servedPort">The port at which the server serves its clients; 0 for any.</param>
    public SiloSettings WithUsualPort(int servedPort) => servedPort == 0 ? this : this with { UsualPort = FirstUsualPort + (servedPort % UsualPorts) };

    /// <summary>The port for other silos; when none is set, the usual one or else a free one.</summary>
    /// <exception cref="SiloSettingsException">It is taken.</exception>
    internal int ChoosePort()
    {
        if (Port == 0 && UsualPort > 0 && IsFree(UsualPort))
        {
            return UsualPort;
        }

        using var listener = new TcpListener(Address, Port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (Exception exception) when (exception is SocketException or NetworkInformationException)
        {
            throw new SiloSettingsException(
                $"Port {Port} at {Address} cannot be listened on by the silo: {exception.Message}. Set {Variable(nameof(Port))} or {Variable(nameof(Address))} to another.");
        }
    }

    /// <summary>Whether nobody listens at a port of the silo's address.</summary>
    internal bool IsFree(int port)
    {
        using var listener = new TcpListener(Address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static IPAddress ReadAddress(string variable, string? given) => given switch
    {
        null => IPAddress.Loopback,
        var text when IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) => address,
        var text => throw new SiloSettingsException($"{variable} is \"{text}\"; set it to the one IP address by which other silos reach this one."),
    };

    static int ReadPort(IConfigurationSection section, string name) => Text(section, name) switch
    {
        null => 0,
        var text when ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) => port,
        var text => throw new SiloSettingsException($"{Variable(name)} is \"{text}\"; set it to a number from 0 to {ushort.MaxValue}."),
    };

    static string? Text(IConfigurationSection section, string name) => section[name] is { Length: > 0 } text ? text : null;

    static string Variable(string name) => $"{Section}__{name}";
}
