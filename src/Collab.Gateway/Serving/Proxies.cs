using System.Net;
using Collab.Gateway.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Serving;

/// <summary>The gateway behind proxies: who asks, by which host, and below which path.</summary>
static class Proxies
{
    /// <summary>Believes the headers of proxies on this machine and of those in the settings, through any number of them, and of nobody else.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<CollabSettings>>((headers, settings) => Trust(headers, settings.Value.TrustedProxies.Items));
        return services;
    }

    /// <summary>Reads the headers, and finds the path below the prefix that clients see; routing comes after it.</summary>
    /// <param name="app">The application.</param>
    /// <param name="prefix">The prefix where no proxy names one; null for none.</param>
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

    /// <summary>Trusts what the settings name.</summary>
    /// <param name="headers">What the framework is told; it trusts this machine by itself.</param>
    /// <param name="proxies">IP addresses and networks.</param>
    public static void Trust(ForwardedHeadersOptions headers, IReadOnlyList<string> proxies)
    {
        headers.ForwardedHeaders = ForwardedHeaders.All;
        // From the last proxy on, as long as each is trusted: the first that is not is the client, whatever it says itself.
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
    /// A proxy takes the prefix off before it passes a request on, or leaves it there; links have it either way. Proxies pass on what they do not know: a client's own
    /// word must make no link to elsewhere.
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
