using System.Net;
using System.Text.RegularExpressions;
using Collab.Gateway.SignIn;

namespace Collab.Gateway.Settings;

/// <summary>Directories, addresses and modes: the section <c>Collab</c> itself.</summary>
sealed partial class CollabSettings
{
    public const string Section = "Collab";

    /// <summary>The project's directory, which ./run sets. It contains node_modules and, by default, .data. The default is the working directory.</summary>
    public string? Home { get; init; }

    /// <summary>Whether the demo sign-in header is trusted; null when not set.</summary>
    public bool? Demo { get; init; }

    /// <summary>The IP address to listen on. The default is 127.0.0.1. The option <c>--listen</c> overrides it.</summary>
    public string Listen { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>The path below which a proxy exposes this server, such as <c>/collab</c>; null for none.</summary>
    public string? PathBase { get; init; }

    /// <summary>Proxies, in addition to those on this machine, whose <c>X-Forwarded-…</c> headers are trusted: IP addresses and networks.</summary>
    public CommaList TrustedProxies { get; init; } = new();

    /// <summary>A directory of files that are settings: the name is the key, with <c>__</c>, the content is the value. For secrets; null for none.</summary>
    public string? SecretsDirectory { get; init; }

    /// <summary>Whether Orleans' dashboard is served to administrators at /orleans. Use the same value for every process of a cluster.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Whether a text is a valid path base: no trailing slash and nothing that needs escaping.</summary>
    public static bool IsPathBase(string path) => PathForm().IsMatch(path);

    [GeneratedRegex(@"^(/[A-Za-z0-9._~-]+)+\z")]
    private static partial Regex PathForm();
}

/// <summary>Validates the section <c>Collab</c>.</summary>
sealed class CollabRules(IConfiguration configuration) : SettingsRules<CollabSettings>
{
    protected override IEnumerable<string> Errors(CollabSettings options)
    {
        if (!IPAddress.TryParse(options.Listen, out _))
        {
            yield return $"Collab__Listen: it is \"{options.Listen}\"; set it to an IP address: 127.0.0.1 for this machine alone, 0.0.0.0 or :: for every address of it.";
        }

        if (options.PathBase is { } path && !CollabSettings.IsPathBase(path))
        {
            yield return $"Collab__PathBase: it is \"{path}\"; set it to a path such as /collab, without a slash at its end.";
        }

        foreach (var proxy in options.TrustedProxies.Items.Where(text => !IPAddress.TryParse(text, out _) && !IPNetwork.TryParse(text, out _)))
        {
            yield return $"Collab__TrustedProxies: \"{proxy}\" is neither an IP address nor a network such as 10.0.0.0/8.";
        }

        if (options.Demo == true && DemoError() is { } error)
        {
            yield return "Collab__Demo: " + error;
        }
    }

    /// <summary>In demo mode the sign-in header is trusted without a check.</summary>
    string? DemoError() =>
        GatewaySettings.EnvironmentOf(configuration) == Environments.Production
            ? "there is no demo mode in production. Leave it out, or set DOTNET_ENVIRONMENT to something else than Production (./run says Local)."
        : configuration.GetSection(SignInSettings.IssuersSection).GetChildren().Any()
            ? "there is no demo mode beside identity providers. Leave it out, or leave out Collab__SignIn__Issuers."
        : null;
}
