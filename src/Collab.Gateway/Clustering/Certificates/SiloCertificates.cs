using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>
/// The certificate of this process's silo, and whose certificates it accepts: those that an authority in the network's database has signed. Both are renewed while
/// the silo runs. All times are the database's, so a machine whose clock is wrong takes part all the same.
/// </summary>
/// <param name="table">The network's authorities.</param>
/// <param name="options">How long certificates hold.</param>
/// <param name="cluster">The silo's cluster.</param>
/// <param name="silo">The silo's name.</param>
/// <param name="clock">Measures time since the last read; moments are the database's.</param>
/// <param name="logger">Where it is told who was refused.</param>
sealed partial class SiloCertificates(
    CertificateAuthorityTable table,
    SiloCertificateOptions options,
    IOptions<ClusterOptions> cluster,
    IOptions<SiloOptions> silo,
    TimeProvider clock,
    ILogger<SiloCertificates> logger) : BackgroundService
{
    const int LongestNameTold = 80;

    readonly SemaphoreSlim _asked = new(0, 1);
    volatile Known? _known;

    /// <summary>The certificate to show, with its key.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public X509Certificate2 Current => Read.Certificate;

    Known Read => _known ?? throw new InvalidOperationException("The certificates have not been read yet; the silo is started after them.");

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Renew(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _asked.Dispose();
    }

    /// <summary>How a certificate that somebody shows is looked at, just now: nobody but the network's authorities vouches for it, and nothing is fetched from elsewhere.</summary>
    public X509ChainPolicy Policy()
    {
        var known = Read;
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = (known.ReadAt + clock.GetElapsedTime(known.ReadTimestamp)).UtcDateTime,
        };
        foreach (var authority in known.Authorities)
        {
            policy.CustomTrustStore.Add(authority.Certificate);
        }

        return policy;
    }

    /// <summary>Whether somebody is let in, once their certificate was looked at by <see cref="Policy"/>.</summary>
    /// <param name="certificate">The certificate they showed.</param>
    /// <param name="errors">What is wrong with it.</param>
    public bool Accepts(X509Certificate2 certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        Refused(logger, Name(certificate, forIssuer: false), Name(certificate, forIssuer: true), errors);
        AskToRead();
        return false;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _asked.WaitAsync(options.PollPeriod, stoppingToken);
            try
            {
                await Renew(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or CryptographicException)
            {
                NotRenewed(logger, Current.NotAfter.ToUniversalTime(), exception.Message);
            }

            await Task.Delay(options.LeastPause, clock, stoppingToken);
        }
    }

    /// <summary>Who was refused may have a certificate of an authority that is newer than what was read here.</summary>
    void AskToRead()
    {
        lock (_asked)
        {
            if (_asked.CurrentCount == 0)
            {
                _asked.Release();
            }
        }
    }

    async Task Renew(CancellationToken cancellationToken)
    {
        var (now, authorities) = await table.Read(cancellationToken);
        var timestamp = clock.GetTimestamp();
        var current = _known;
        var certificate = current is not null && !IsRenewalDue(current, authorities, now) ? current.Certificate : Signer(authorities, now).Issue(
            silo.Value.SiloName, cluster.Value.ClusterId, now, options.CertificateLifetime);
        // A handshake may still hold the one before: it goes with the collector.
        _known = new Known(certificate, certificate == current?.Certificate ? current.CertifiedAt : now, authorities, now, timestamp);
    }

    /// <summary>Its half-life is over, or whoever signed it is gone from the table.</summary>
    static bool IsRenewalDue(Known current, ImmutableArray<CertificateAuthority> authorities, DateTimeOffset now)
    {
        var end = new DateTimeOffset(current.Certificate.NotAfter.ToUniversalTime());
        return now - current.CertifiedAt >= (end - current.CertifiedAt) / 2
            || authorities.All(authority => authority.Certificate.Subject != current.Certificate.Issuer);
    }

    /// <summary>The newest that all processes have had the time to read; else the oldest.</summary>
    CertificateAuthority Signer(ImmutableArray<CertificateAuthority> authorities, DateTimeOffset now) =>
        authorities.LastOrDefault(authority => now - authority.MadeAt >= options.PublishedFor) ?? authorities[0];

    static string Name(X509Certificate2 certificate, bool forIssuer)
    {
        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer);
        return name.Length <= LongestNameTold ? name : name[..LongestNameTold];
    }

    [LoggerMessage(1, LogLevel.Warning, "A silo was refused: the certificate of \"{Name}\", signed by \"{Signer}\", does not hold here ({Errors}).")]
    static partial void Refused(ILogger logger, string name, string signer, SslPolicyErrors errors);

    [LoggerMessage(2, LogLevel.Warning, "The certificates of silos could not be read; this silo's own holds until {End:u}. {Reason}")]
    static partial void NotRenewed(ILogger logger, DateTime end, string reason);

    /// <summary>What was read last.</summary>
    /// <param name="Certificate">The silo's own.</param>
    /// <param name="CertifiedAt">When it was signed.</param>
    /// <param name="Authorities">Who may sign others'.</param>
    /// <param name="ReadAt">The database's time then.</param>
    /// <param name="ReadTimestamp">This process's timestamp then.</param>
    sealed record Known(X509Certificate2 Certificate, DateTimeOffset CertifiedAt, ImmutableArray<CertificateAuthority> Authorities, DateTimeOffset ReadAt, long ReadTimestamp);
}
