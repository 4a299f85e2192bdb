using Collab.Gateway.GraphiQL;
using Collab.Gateway.Serving;

namespace Collab.Gateway.Commands;

static class ServeCommand
{
    public static async Task<int> Run(ServeOptions options, CancellationToken stop)
    {
        PortCheck.RequireFree(options.Port);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(options.Port));
        await using var app = builder.Build();
        app.UseGraphiQL("/graphql");
        await app.StartAsync(stop);
        Console.WriteLine("up");
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
        return 0;
    }
}
