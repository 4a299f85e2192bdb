using System.Net;
using Collab.Gateway.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Serving;

/// <summary>Forwarded headers: client address, host and path prefix.</summary>
static class Proxies
{
    /// <summary>Trusts the headers of proxies on this machine and of those in the settings, over any number of hops.</summary>
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<CollabSettings>>((headers, settings) => Trust(headers, settings.Value.TrustedProxies.Items));
        return services;
    }

    /// <summary>Applies the headers and removes the public prefix from the path; call it before routing.</summary>
    public static void UseProxies(this IApplicationBuilder app, string? prefix)
    {
        app.UseForwardedHeaders();
        var usual = new PathString(prefix);
        app.Use(next => context =>
        {
            SetPrefix(context.Request, usual);
            return next(context);
        });
    }

    /// <summary>Adds the trusted proxies of the settings.</summary>
    /// <param name="headers">The options; the framework trusts this machine by default.</param>
    /// <param name="proxies">IP addresses and networks.</param>
    public static void Trust(ForwardedHeadersOptions headers, IReadOnlyList<string> proxies)
    {
        headers.ForwardedHeaders = ForwardedHeaders.All;
        // From the last proxy on, while each is trusted: the first untrusted address is the client, whatever it claims.
        headers.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                headers.KnownProxies.Add(address);
            }
            else
            {
                headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
    }

    /// <summary>
    /// A proxy may or may not remove the prefix before it forwards a request; links contain it in both cases. Proxies forward headers that they do not know, so a
    /// client's value must not create links to other sites.
    /// </summary>
    static void SetPrefix(HttpRequest request, PathString usual)
    {
        if (!request.PathBase.HasValue || !CollabSettings.IsPathBase(request.PathBase.Value))
        {
            request.PathBase = usual;
        }

        if (request.PathBase.HasValue && request.Path.StartsWithSegments(request.PathBase, out var below))
        {
            request.Path = below;
        }
    }
}
