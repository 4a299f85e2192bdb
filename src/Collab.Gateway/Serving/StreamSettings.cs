using System.Globalization;
using Collab.Gateway.Commands;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Serving;

/// <summary>What the environment says of WebSockets and event streams: GraphQL__Streams__AllowedOrigins and its like.</summary>
static class StreamSettings
{
    const string Section = "GraphQL:Streams";
    const int MaxMs = 600_000;
    const int MaxConnections = 100_000;

    static readonly string[] Names =
        [nameof(SubscriptionOptions.AllowedOrigins), "KeepAliveMs", nameof(SubscriptionOptions.MaxConnections), "SendTimeoutMs"];

    /// <summary>Reads the settings; what is not set is as the transports have it.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <exception cref="OperatorException">One is none, or has a value that it cannot have.</exception>
    public static SubscriptionOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        foreach (var given in section.GetChildren())
        {
            if (!Names.Contains(given.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new OperatorException($"There is no setting {section.Variable(given.Key)}; there are {string.Join(", ", Names)}.");
            }
        }

        var unset = new SubscriptionOptions();
        return new SubscriptionOptions
        {
            AllowedOrigins = (section[Names[0]] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            KeepAlive = TimeSpan.FromMilliseconds(Number(section, Names[1], MaxMs) ?? unset.KeepAlive.TotalMilliseconds),
            MaxConnections = Number(section, Names[2], MaxConnections) ?? unset.MaxConnections,
            SendTimeout = TimeSpan.FromMilliseconds(Number(section, Names[3], MaxMs) ?? unset.SendTimeout.TotalMilliseconds),
        };
    }

    static int? Number(IConfigurationSection section, string name, int most) => section[name] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most => value,
        var text => throw new OperatorException($"{section.Variable(name)} is \"{text}\"; set it to a whole number from 1 to {most}."),
    };
}
