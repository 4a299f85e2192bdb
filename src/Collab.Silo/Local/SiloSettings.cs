using Microsoft.Extensions.Configuration;

namespace Collab.Silo;

/// <summary>What the environment says of the silo: nothing, as this one runs alone in its process.</summary>
public sealed record SiloSettings
{
    const string Section = "Silo";

    /// <summary>Reads the settings, of which there must be none.</summary>
    /// <param name="configuration">The environment.</param>
    /// <exception cref="SiloSettingsException">There is one, so a cluster is expected.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection(Section).GetChildren().FirstOrDefault() is { } setting
            ? throw new SiloSettingsException(
                $"{setting.Path.Replace(":", "__", StringComparison.Ordinal)} is for a silo in a cluster, and this program was built with one that runs alone. Build it with -p:Silo=Orleans, or leave the setting out.")
            : new SiloSettings();
    }

    /// <summary>The settings of a server that has its database to itself: the same, as this silo listens nowhere.</summary>
    /// <param name="servedPort">The port at which the server serves its clients.</param>
    public SiloSettings AloneAt(int servedPort) => this;
}
