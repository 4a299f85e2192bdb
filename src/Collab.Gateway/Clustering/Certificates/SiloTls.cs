using System.Net.Security;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>Connections between silos, and of Orleans' clients to them, by mutual TLS.</summary>
static class SiloTls
{
    /// <summary>Lets nobody call this silo, or be called by it, who does not show a certificate of the network's authorities. Comes before the silo is added, so that it is started before.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="database">The providers' connection string.</param>
    /// <param name="options">How long certificates hold.</param>
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

    /// <summary>TLS in which both sides show a certificate; each connection takes those of its moment.</summary>
    /// <param name="certificates">The silo's own, and whose it accepts.</param>
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
