using System.Globalization;
using Collab.Gateway.Commands;
using Collab.Gateway.Serving;

namespace Collab.Gateway.SignIn;

/// <summary>Whose tokens are believed.</summary>
/// <param name="Issuers">Collab__SignIn__Issuers__0__…, __1__…: the identity providers, each agency's own; empty when nobody can sign in by token.</param>
/// <param name="ClockSkew">Collab__SignIn__ClockSkewSeconds: by how much the clocks of providers may differ from ours; 30 seconds unless set, 300 at most.</param>
/// <param name="Administrators">
/// Collab__SignIn__Administrators__0__Issuer and __Subject, …: who becomes an administrator of the network on coming with a token for the first time.
/// </param>
sealed record SignInSettings(IReadOnlyList<IssuerSettings> Issuers, TimeSpan ClockSkew, IReadOnlyList<(string Issuer, string Subject)> Administrators)
{
    const string Section = "Collab:SignIn";
    const string SkewKey = "ClockSkewSeconds";
    const int DefaultSkewSeconds = 30;
    const int MostSkewSeconds = 300;

    /// <exception cref="OperatorException">A setting is missing or wrong.</exception>
    public static SignInSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        IssuerSettings[] issuers = [.. section.GetSection("Issuers").GetChildren().Select(IssuerSettings.Read)];
        if (issuers.CountBy(issuer => issuer.Issuer).FirstOrDefault(count => count.Value > 1) is { Value: > 1 } twice)
        {
            throw new OperatorException($"{section.Variable("Issuers")} has {twice.Key} twice; each identity provider has one entry.");
        }

        var administrators = section.GetSection("Administrators").GetChildren().Select(each => ReadAdministrator(each, issuers)).ToArray();
        return new SignInSettings(issuers, ReadSkew(section), administrators);
    }

    static (string Issuer, string Subject) ReadAdministrator(IConfigurationSection section, IssuerSettings[] issuers) =>
        (section["Issuer"], section["Subject"]) switch
        {
            ({ } issuer, { Length: > 0 } subject) when issuers.Any(known => known.Issuer == issuer) => (issuer, subject),
            _ => throw new OperatorException($"{section.Variable("Issuer")} and {section.Variable("Subject")} must be one of the issuers and its name for a person."),
        };

    static TimeSpan ReadSkew(IConfigurationSection section) => section[SkewKey] switch
    {
        null or "" => TimeSpan.FromSeconds(DefaultSkewSeconds),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MostSkewSeconds => TimeSpan.FromSeconds(seconds),
        var text => throw new OperatorException($"{section.Variable(SkewKey)} is \"{text}\"; set it to a number of seconds from 0 to {MostSkewSeconds}."),
    };
}
