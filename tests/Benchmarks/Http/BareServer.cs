using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Http;

/// <summary>The raw limit of a page: a bare Kestrel endpoint, in a process of its own, that writes given bytes.</summary>
static class BareServer
{
    /// <summary>The first argument that makes this program the bare server; the second is the file with the bytes.</summary>
    public const string Command = "bare-server";

    /// <summary>Where servers of this program tell how many bytes they have allocated since they began.</summary>
    public const string AllocatedPath = "/allocated";

    /// <summary>Serves the bytes until standard input ends; its first line on standard output is its address.</summary>
    public static async Task Run(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        await using var app = Create();
        app.MapPost("/graphql", async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes);
        });
        await Serve(app);
    }

    /// <summary>Kestrel with nothing in front of its endpoints, on a free port.</summary>
    public static WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.MapGet(AllocatedPath, () => GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
        return app;
    }

    /// <summary>Serves until standard input ends.</summary>
    public static async Task Serve(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }
}
