using System.Net.Security;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>Mutual TLS between silos, and between Orleans' clients and silos.</summary>
static class SiloTls
{
    /// <summary>
    /// Requires a certificate of the network's authorities for connections from and to this silo. Call it before the silo is added, so that the certificates are loaded
    /// first.
    /// </summary>
    public static void RequireSiloCertificates(this IServiceCollection services, string database, SiloCertificateOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new CertificateAuthorityTable(database, options));
        services.AddSingleton<SiloCertificates>();
        services.AddHostedService(provider => provider.GetRequiredService<SiloCertificates>());
        services.AddOptions<SiloConnectionOptions>().Configure<SiloCertificates>((connections, certificates) =>
        {
            var tls = Mutual(certificates);
            connections.ConfigureSiloInboundConnection(connection => connection.UseServerTls(tls));
            connections.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(tls));
            connections.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(tls));
        });
    }

    /// <summary>Mutual TLS; each connection uses the certificates that are current when it opens.</summary>
    static TlsOptions Mutual(SiloCertificates certificates) => new()
    {
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        LocalServerCertificateSelector = (_, _) => certificates.Current,
        LocalClientCertificateSelector = (_, _, _, _, _) => certificates.Current,
        RemoteCertificateValidation = (certificate, _, errors) => certificates.Accepts(certificate, errors),
        OnAuthenticateAsServer = (_, options) =>
        {
            var tls = (SslServerAuthenticationOptions)options.SslServerAuthenticationOptions;
            tls.CertificateChainPolicy = certificates.Policy();
            tls.AllowTlsResume = false;
        },
        OnAuthenticateAsClient = (_, options) =>
        {
            var tls = (SslClientAuthenticationOptions)options.SslClientAuthenticationOptions;
            tls.TargetHost = CertificateAuthority.SiloHost;
            tls.CertificateChainPolicy = certificates.Policy();
            tls.AllowTlsResume = false;
        },
    };
}
