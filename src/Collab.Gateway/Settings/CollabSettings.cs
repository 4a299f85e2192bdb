using System.Net;
using System.Text.RegularExpressions;
using Collab.Gateway.SignIn;

namespace Collab.Gateway.Settings;

/// <summary>Where the program lives and how it is reached: the section <c>Collab</c> itself.</summary>
sealed partial class CollabSettings
{
    public const string Section = "Collab";

    /// <summary>The project's directory, which ./run sets; holds node_modules and, unless told otherwise, .data. The working directory unless set.</summary>
    public string? Home { get; init; }

    /// <summary>Whether persons are believed by header; null when nothing is said.</summary>
    public bool? Demo { get; init; }

    /// <summary>The IP address to listen on; 127.0.0.1 unless set. The command line's <c>--listen</c> goes before it.</summary>
    public string Listen { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>The path below which a proxy shows this server, such as <c>/collab</c>; null for none.</summary>
    public string? PathBase { get; init; }

    /// <summary>Proxies, beside those on this machine, whose <c>X-Forwarded-…</c> headers are believed: IP addresses and networks.</summary>
    public CommaList TrustedProxies { get; init; } = new();

    /// <summary>A directory of files that are settings: the name is the key, with <c>__</c>, the content is the value. For secrets; null for none.</summary>
    public string? SecretsDirectory { get; init; }

    /// <summary>Whether administrators find Orleans' dashboard at /orleans; set alike for every process of a cluster.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Whether a text is a path below which the server can be shown: no slash at its end, and nothing that needs escaping.</summary>
    /// <param name="path">The text.</param>
    public static bool IsPathBase(string path) => PathForm().IsMatch(path);

    [GeneratedRegex(@"^(/[A-Za-z0-9._~-]+)+\z")]
    private static partial Regex PathForm();
}

/// <summary>What is right in the section <c>Collab</c>.</summary>
/// <param name="configuration">The other sections.</param>
sealed class CollabRules(IConfiguration configuration) : SettingsRules<CollabSettings>
{
    protected override IEnumerable<string> Mistakes(CollabSettings options)
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

        if (options.Demo == true && DemoMistake() is { } mistake)
        {
            yield return "Collab__Demo: " + mistake;
        }
    }

    /// <summary>In demo mode everybody is who they say they are.</summary>
    string? DemoMistake() =>
        GatewaySettings.EnvironmentOf(configuration) == Environments.Production
            ? "there is no demo mode in production. Leave it out, or set DOTNET_ENVIRONMENT to something else than Production (./run says Local)."
        : configuration.GetSection(SignInSettings.IssuersSection).GetChildren().Any()
            ? "there is no demo mode beside identity providers. Leave it out, or leave out Collab__SignIn__Issuers."
        : null;
}
