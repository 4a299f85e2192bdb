using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>A certificate authority of the network. It signs silos' certificates.</summary>
/// <param name="certificate">The self-signed certificate, with the key.</param>
/// <param name="madeAt">When it was created, by the database's clock.</param>
sealed class CertificateAuthority(X509Certificate2 certificate, DateTimeOffset madeAt)
{
    /// <summary>The DNS name in every silo's certificate. It is the same for all silos: whoever has the key could use any name.</summary>
    public const string SiloHost = "silo.collab.internal";

    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    const int SerialBytes = 16;

    /// <summary>By how much the database's clock may go back, as after a failover, before a new certificate is rejected as not yet valid.</summary>
    static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    public X509Certificate2 Certificate { get; } = certificate;

    public DateTimeOffset MadeAt { get; } = madeAt;

    /// <summary>The time from which on no certificate that it signed is valid.</summary>
    public DateTimeOffset ExpiresAt => new(Certificate.NotAfter.ToUniversalTime());

    public byte[] ExportKey()
    {
        using var key = Certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKey();
    }

    /// <summary>Creates an authority (ECDSA on P-256).</summary>
    /// <param name="now">The database's time.</param>
    /// <param name="lifetime">How long it is valid.</param>
    public static CertificateAuthority Create(DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Collab silos {Guid.CreateVersion7():N}", key, HashAlgorithmName.SHA256);
        var keyIdentifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(keyIdentifier);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(keyIdentifier));
        return new CertificateAuthority(request.CreateSelfSigned(now - ClockTolerance, now + lifetime), now);
    }

    /// <summary>Loads a stored authority.</summary>
    /// <param name="certificate">The certificate as DER.</param>
    /// <param name="key">The key as PKCS #8.</param>
    /// <param name="madeAt">When it was created.</param>
    /// <exception cref="CryptographicException">The arguments are not a certificate and its key.</exception>
    public static CertificateAuthority Load(byte[] certificate, byte[] key, DateTimeOffset madeAt)
    {
        using var publicPart = X509CertificateLoader.LoadCertificate(certificate);
        using var privatePart = ECDsa.Create();
        privatePart.ImportPkcs8PrivateKey(key, out _);
        return new CertificateAuthority(publicPart.CopyWithPrivateKey(privatePart), madeAt);
    }

    /// <summary>Issues a certificate for a new key of a silo, for use as client and as server.</summary>
    /// <param name="silo">The silo's name, for information only.</param>
    /// <param name="cluster">Its cluster, for information only.</param>
    /// <param name="now">The database's time.</param>
    /// <param name="lifetime">How long it is valid, unless the authority expires earlier.</param>
    /// <returns>The certificate with its key.</returns>
    public X509Certificate2 Issue(string silo, string cluster, DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(silo);
        subject.AddOrganizationName(cluster);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(SiloHost);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication), new Oid(ClientAuthentication)], critical: false));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        var start = now - ClockTolerance;
        var firstStart = new DateTimeOffset(Certificate.NotBefore.ToUniversalTime());
        var end = now + lifetime;
        using var signed = request.Create(Certificate, start < firstStart ? firstStart : start, end > ExpiresAt ? ExpiresAt : end, NewSerial());
        return signed.CopyWithPrivateKey(key);
    }

    static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
