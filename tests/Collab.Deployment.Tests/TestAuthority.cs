using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Collab.Deployment.Tests;

/// <summary>An authority of a test's own, and a certificate by it.</summary>
static class TestAuthority
{
    /// <summary>Makes both.</summary>
    /// <param name="address">Where the certificate's owner is reached.</param>
    /// <returns>The authority as PEM, and the certificate with its key.</returns>
    public static (string Authority, X509Certificate2 Certificate) Certify(IPAddress address)
    {
        using var authorityKey = RSA.Create(2048);
        using var key = RSA.Create(2048);
        var (from, to) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
        var authorityRequest = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(from, to);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, from, to, [1]);
        return (authority.ExportCertificatePem(), signed.CopyWithPrivateKey(key));
    }
}
