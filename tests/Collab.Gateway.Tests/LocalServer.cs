using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Collab.Gateway.Tests;

/// <summary>Another program's HTTP server, played by a test.</summary>
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

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts it on any free port.</summary>
    public static async Task<LocalServer> Start(RequestDelegate answer)
    {
        var server = new LocalServer(answer);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
