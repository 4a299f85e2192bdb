using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Collab.Gateway.Tests;

/// <summary>An HTTP server that a test implements.</summary>
sealed class LocalServer : IAsyncDisposable
{
    readonly WebApplication _app;

    LocalServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(answer);
    }

    /// <summary>Its address, without trailing slash.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<LocalServer> Start(RequestDelegate answer)
    {
        var server = new LocalServer(answer);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
