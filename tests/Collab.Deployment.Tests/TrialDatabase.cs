using System.Net;
using System.Security.Cryptography.X509Certificates;
using Collab.Testing;
using Npgsql;

namespace Collab.Deployment.Tests;

/// <summary>An empty database that the container reaches as production's manifests have it: by TLS whose certificate is checked, with password and authority in files.</summary>
sealed class TrialDatabase : IAsyncDisposable
{
    const string SecretsDirectory = "/run/secrets/collab";
    const string PasswordDirectory = "/run/secrets/database";
    const string AuthorityDirectory = "/run/secrets/database-ca";
    const string Name = "collab";
    const int PatienceSeconds = 60;

    readonly OwnServer _server;
    readonly string _authority;

    TrialDatabase(OwnServer server, string authority) => (_server, _authority) = (server, authority);

    /// <summary>The setting that names the files.</summary>
    public static KeyValuePair<string, string> Setting { get; } = KeyValuePair.Create("Collab__SecretsDirectory", SecretsDirectory);

    /// <summary>Starts a PostgreSQL for it.</summary>
    public static async Task<TrialDatabase> Start()
    {
        var (authority, made) = TestAuthority.Certify(IPAddress.Loopback);
        using var certificate = made;
        var (certificateFile, keyFile) = (Path.Combine(RunningContainer.NewDirectory("tls-"), "tls.crt"), Path.Combine(RunningContainer.NewDirectory("tls-"), "tls.key"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        // PostgreSQL does not run as root, and takes no key that others may read.
        await Shell.Run("chown", "nobody", keyFile);
        await Shell.Run("chmod", "600", keyFile);
        var server = await PostgresServer.StartOwn(isDurable: true, "ssl=on", $"ssl_cert_file={certificateFile}", $"ssl_key_file={keyFile}");
        await using var source = NpgsqlDataSource.Create(server.Server.ConnectionString("postgres"));
        await using var command = source.CreateCommand($"create database {Name}");
        await command.ExecuteNonQueryAsync();
        return new TrialDatabase(server, authority);
    }

    /// <summary>The files to mount.</summary>
    public async Task<(string From, string To)[]> Secrets()
    {
        var connection = new NpgsqlConnectionStringBuilder(_server.Server.ConnectionString(Name))
        {
            SslMode = SslMode.VerifyFull,
            RootCertificate = $"{AuthorityDirectory}/ca.crt",
            Passfile = $"{PasswordDirectory}/pgpass",
            // On a busy machine.
            Timeout = PatienceSeconds,
            CommandTimeout = PatienceSeconds,
        };
        var password = await MountedSecret.Make(("pgpass", $"{connection.Host}:{connection.Port}:{connection.Database}:{connection.Username}:{connection.Password}\n"));
        connection.Password = null;
        return
        [
            (await MountedSecret.Make(("ConnectionStrings__Collab", connection.ConnectionString)), SecretsDirectory),
            (password, PasswordDirectory),
            (await MountedSecret.Make(("ca.crt", _authority)), AuthorityDirectory),
        ];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
