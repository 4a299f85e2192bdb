using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Http;

/// <summary>A bare Kestrel endpoint, in a process of its own, that writes given bytes: the upper limit of a page.</summary>
static class BareServer
{
    /// <summary>The first argument that starts this program as the bare server; the second is the file with the bytes.</summary>
    public const string Command = "bare-server";

    /// <summary>The path at which this program's servers return the number of allocated bytes.</summary>
    public const string AllocatedPath = "/allocated";

    /// <summary>Serves the bytes until standard input ends; prints its address as the first line.</summary>
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

    /// <summary>Creates a bare Kestrel application on a free port.</summary>
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

    public static async Task Serve(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }
}
