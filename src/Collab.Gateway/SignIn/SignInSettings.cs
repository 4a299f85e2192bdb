using System.ComponentModel.DataAnnotations;
using Collab.Gateway.Commands;
using Collab.Gateway.Settings;

namespace Collab.Gateway.SignIn;

/// <summary>Identity providers and administrators: the section <c>Collab:SignIn</c>.</summary>
sealed class SignInSettings
{
    public const string Section = "Collab:SignIn";

    public const string IssuersSection = Section + ":" + nameof(Issuers);

    public const string AdministratorsSection = Section + ":" + nameof(Administrators);

    /// <summary>The identity providers of the agencies; empty when sign-in by token is off.</summary>
    public IReadOnlyList<IssuerSettings> Issuers { get; init; } = [];

    /// <summary>The tolerated clock difference to the providers, in seconds.</summary>
    [Range(0, 300)]
    public int ClockSkewSeconds { get; init; } = 30;

    /// <summary>The administrators of the network: from their first sign-in, and again from every start.</summary>
    public IReadOnlyList<AdministratorSettings> Administrators { get; init; } = [];

    /// <summary>The tolerated clock difference to the providers.</summary>
    public TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);
}

/// <summary>A configured administrator: one entry of <c>Collab:SignIn:Administrators</c>.</summary>
sealed record AdministratorSettings
{
    /// <summary>The identity provider, one of the issuers.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The subject (claim sub) of the person.</summary>
    public string Subject { get; init; } = "";
}

/// <summary>Validates the section <c>Collab:SignIn</c>.</summary>
sealed class SignInRules(IConfiguration configuration) : SettingsRules<SignInSettings>
{
    protected override IEnumerable<string> Errors(SignInSettings options) =>
    [
        .. Entries(SignInSettings.IssuersSection).Zip(options.Issuers).SelectMany(each => ErrorsOf(each.First, each.Second)),
        .. from count in options.Issuers.Where(issuer => issuer.Issuer.Length > 0).CountBy(issuer => issuer.Issuer)
           where count.Value > 1
           select $"{Setting.VariableOf(SignInSettings.IssuersSection)}: {count.Key} stands there {count.Value} times; each identity provider has one entry.",
        .. from each in Entries(SignInSettings.AdministratorsSection).Zip(options.Administrators)
           where each.Second.Subject.Length == 0 || options.Issuers.All(issuer => issuer.Issuer != each.Second.Issuer)
           select $"{each.First}__Issuer: it and {each.First}__Subject must be one of the issuers and its name for a person.",
    ];

    IEnumerable<string> Entries(string section) => configuration.GetSection(section).GetChildren().Select(entry => Setting.VariableOf(entry.Path));

    static IEnumerable<string> ErrorsOf(string entry, IssuerSettings issuer)
    {
        if (issuer.Issuer.Length == 0 || issuer.Audience.Length == 0)
        {
            yield return $"{entry}__{(issuer.Issuer.Length == 0 ? "Issuer" : "Audience")}: it is missing; every identity provider needs its Issuer and the Audience of its tokens.";
        }
        else if (issuer is { Keys: null, MetadataAddress: null })
        {
            yield return $"{entry}__Issuer: it is \"{issuer.Issuer}\", and keys are asked for by https (http on this machine only). Set {entry}__Metadata, or {entry}__Keys to a file of keys.";
        }

        if (issuer is { ClientId: not null, Keys: not null, MetadataAddress: null })
        {
            yield return $"{entry}__ClientId: browsers sign in at addresses that the provider's metadata names. Set {entry}__Metadata to an https address (http on this machine only).";
        }

        if (issuer.Keys is { } file && ErrorOf(file) is { } error)
        {
            yield return $"{entry}__Keys: {error}";
        }

        foreach (var algorithm in issuer.Algorithms.Items.Except(IssuerSettings.Asymmetric))
        {
            yield return $"{entry}__Algorithms: \"{algorithm}\" is not accepted; those with a public key are: {string.Join(", ", IssuerSettings.Asymmetric)}.";
        }
    }

    static string? ErrorOf(string keysFile)
    {
        try
        {
            IssuerKeys.Read(keysFile);
            return null;
        }
        catch (OperatorException exception)
        {
            return exception.Message;
        }
    }
}
