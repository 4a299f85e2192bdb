using System.Collections.Immutable;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Collab.Gateway.Commands;
using Collab.Journal;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>
/// The certificate of this process's silo, and the check of other silos' certificates: they must be signed by an authority in the network's database. Both are renewed
/// while the silo runs. All times are the database's, so a machine with a wrong clock works.
/// </summary>
sealed partial class SiloCertificates(
    CertificateAuthorityTable table,
    SiloCertificateOptions options,
    IOptions<ClusterOptions> cluster,
    IOptions<SiloOptions> silo,
    TimeProvider clock,
    ILogger<SiloCertificates> logger) : BackgroundService
{
    const int MaxLoggedNameLength = 80;

    readonly SemaphoreSlim _asked = new(0, 1);
    volatile Known? _known;

    /// <summary>The certificate to present, with its key.</summary>
    /// <exception cref="InvalidOperationException">The service has not started.</exception>
    public X509Certificate2 Current => Read.Certificate;

    Known Read => _known ?? throw new InvalidOperationException("The certificates have not been read yet; the silo is started after them.");

    /// <inheritdoc/>
    /// <exception cref="OperatorException">The database stayed unavailable for <see cref="SiloCertificateOptions.StartTimeout"/>.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RenewAtStart(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _asked.Dispose();
    }

    /// <summary>The chain policy for a presented certificate: only the network's authorities are trust anchors, and nothing is downloaded.</summary>
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

    /// <summary>Whether a peer is accepted, after its certificate was checked by <see cref="Policy"/>.</summary>
    /// <param name="certificate">The presented certificate.</param>
    /// <param name="errors">The errors of the check.</param>
    public bool Accepts(X509Certificate2 certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        Refused(logger, Name(certificate, forIssuer: false), Name(certificate, forIssuer: true), errors);
        RequestPoll();
        return false;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _asked.WaitAsync(options.PollInterval, stoppingToken);
            try
            {
                await Renew(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or SocketException or IOException or CryptographicException)
            {
                NotRenewed(logger, Current.NotAfter.ToUniversalTime(), exception.Message);
            }

            await Task.Delay(options.MinPollInterval, clock, stoppingToken);
        }
    }

    /// <summary>A refused certificate may be signed by an authority that is newer than the last read.</summary>
    void RequestPoll()
    {
        lock (_asked)
        {
            if (_asked.CurrentCount == 0)
            {
                _asked.Release();
            }
        }
    }

    /// <summary>Reads for the first time. Waits for a database that is starting or slow to accept connections.</summary>
    async Task RenewAtStart(CancellationToken cancellationToken)
    {
        for (var began = clock.GetTimestamp(); ; await Task.Delay(options.StartRetryDelay, clock, cancellationToken))
        {
            try
            {
                await Renew(cancellationToken);
                return;
            }
            catch (Exception exception) when (JournalUnavailableException.Matches(exception) || exception is TimeoutException or IOException)
            {
                if (clock.GetElapsedTime(began) >= options.StartTimeout)
                {
                    throw new OperatorException(
                        $"The certificates of silos could not be read from the database within {options.StartTimeout.TotalSeconds:0} s: {exception.Message.ReplaceLineEndings(" ")}", exception);
                }
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
        // A handshake may still use the previous certificate; the garbage collector disposes it.
        _known = new Known(certificate, certificate == current?.Certificate ? current.CertifiedAt : now, authorities, now, timestamp);
    }

    /// <summary>Half of the lifetime is over, or the signing authority is no longer in the table.</summary>
    static bool IsRenewalDue(Known current, ImmutableArray<CertificateAuthority> authorities, DateTimeOffset now)
    {
        var end = new DateTimeOffset(current.Certificate.NotAfter.ToUniversalTime());
        return now - current.CertifiedAt >= (end - current.CertifiedAt) / 2
            || authorities.All(authority => authority.Certificate.Subject != current.Certificate.Issuer);
    }

    /// <summary>The newest authority that all processes have had time to read; otherwise the oldest.</summary>
    CertificateAuthority Signer(ImmutableArray<CertificateAuthority> authorities, DateTimeOffset now) =>
        authorities.LastOrDefault(authority => now - authority.MadeAt >= options.PublicationDelay) ?? authorities[0];

    static string Name(X509Certificate2 certificate, bool forIssuer)
    {
        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer);
        return name.Length <= MaxLoggedNameLength ? name : name[..MaxLoggedNameLength];
    }

    [LoggerMessage(1, LogLevel.Warning, "A silo was refused: the certificate of \"{Name}\", signed by \"{Signer}\", does not hold here ({Errors}).")]
    static partial void Refused(ILogger logger, string name, string signer, SslPolicyErrors errors);

    [LoggerMessage(2, LogLevel.Warning, "The certificates of silos could not be read; this silo's own holds until {End:u}. {Reason}")]
    static partial void NotRenewed(ILogger logger, DateTime end, string reason);

    sealed record Known(X509Certificate2 Certificate, DateTimeOffset CertifiedAt, ImmutableArray<CertificateAuthority> Authorities, DateTimeOffset ReadAt, long ReadTimestamp);
}
