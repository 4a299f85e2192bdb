using Collab.Journal.Migrations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace Collab.Gateway.SignIn.Sessions;

/// <summary>The cookie of browsers' sessions, encrypted by keys that all processes share.</summary>
static class SessionCookie
{
    public const string Name = "collab-session";

    /// <summary>How long a session lasts that nobody uses: a day's work and a little more.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>The migrations of the keys' table.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } = [MigrationSet.FromResources("sign-in", typeof(SessionCookie).Assembly, "sign-in/sql/")];

    /// <summary>Adds the cookie, its keys, and the identity providers that browsers sign in at.</summary>
    public static void AddSessions(this IServiceCollection services, SignInSettings settings)
    {
        services.AddDataProtection().SetApplicationName("Collab");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, database) => keys.XmlRepository = new DataProtectionKeyTable(database));
        var authentication = services.AddAuthentication();
        authentication.AddIssuers(settings);
        authentication.AddCookie(Session.Scheme, options =>
        {
            options.Cookie.Name = Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            // Behind a proxy that ends TLS, the scheme is the one that it forwards.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Lifetime;
            options.SlidingExpiration = true;
        });
    }
}
