using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>A key of the network that signs silos' certificates.</summary>
/// <param name="certificate">Its self-signed certificate, with the key.</param>
/// <param name="madeAt">When it was made, by the database's clock.</param>
sealed class CertificateAuthority(X509Certificate2 certificate, DateTimeOffset madeAt)
{
    /// <summary>The DNS name in every silo's certificate. Whatever silo it is: who has the key can name itself as it likes.</summary>
    public const string SiloHost = "silo.collab.internal";

    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    const int SerialBytes = 16;

    /// <summary>By how much the database's clock may go back, as when another server takes over, without a new certificate counting as one of the future.</summary>
    static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>Its self-signed certificate, with the key.</summary>
    public X509Certificate2 Certificate { get; } = certificate;

    /// <summary>When it was made, by the database's clock.</summary>
    public DateTimeOffset MadeAt { get; } = madeAt;

    /// <summary>The moment from which on nothing that it signed holds.</summary>
    public DateTimeOffset ExpiresAt => new(Certificate.NotAfter.ToUniversalTime());

    /// <summary>The key as PKCS #8.</summary>
    public byte[] ExportKey()
    {
        using var key = Certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKey();
    }

    /// <summary>Makes a new one (ECDSA on P-256).</summary>
    /// <param name="now">The database's time.</param>
    /// <param name="lifetime">How long it holds.</param>
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

    /// <summary>One that was stored.</summary>
    /// <param name="certificate">The certificate as DER.</param>
    /// <param name="key">The key as PKCS #8.</param>
    /// <param name="madeAt">When it was made.</param>
    /// <exception cref="CryptographicException">These are no certificate and its key.</exception>
    public static CertificateAuthority Load(byte[] certificate, byte[] key, DateTimeOffset madeAt)
    {
        using var publicPart = X509CertificateLoader.LoadCertificate(certificate);
        using var privatePart = ECDsa.Create();
        privatePart.ImportPkcs8PrivateKey(key, out _);
        return new CertificateAuthority(publicPart.CopyWithPrivateKey(privatePart), madeAt);
    }

    /// <summary>Signs a certificate for a new key of a silo, by which it can be known both when it calls and when it is called.</summary>
    /// <param name="silo">The silo's name, for people.</param>
    /// <param name="cluster">Its cluster, for people.</param>
    /// <param name="now">The database's time.</param>
    /// <param name="lifetime">How long it holds, unless the authority ends before.</param>
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

    /// <summary>A positive number.</summary>
    static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
