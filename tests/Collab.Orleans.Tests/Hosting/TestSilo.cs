#if !SILO_LOCAL
using System.Net;
using System.Net.Sockets;
#endif
using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
#if !SILO_LOCAL
using Orleans.Configuration;
#endif
using Orleans.Hosting;
#if !SILO_LOCAL
using Orleans.Serialization;
#endif

namespace Collab.Orleans.Tests;

/// <summary>A silo of the flavour that is built, on a clock that only the test moves. The one file of the suite that knows flavours.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    /// <summary>
    /// Marks tests that move the clock on by much at once, or often. Microsoft Orleans' own watches and time limits go by the same clock, and calls made after
    /// such jumps are not answered; so there these tests are left out.
    /// </summary>
    public const string Clock = "Clock";

    /// <summary>See <see cref="Clock"/>.</summary>
    public const string Jumps = "jumps";

    /// <summary>Microsoft Orleans waits by the clock while it starts and stops; the Local silo does not.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly IHost _host;

    private TestSilo(IHost host, ManualTimeProvider time)
    {
        _host = host;
        Time = time;
    }

    public ManualTimeProvider Time { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public Probe Probe => _host.Services.GetRequiredService<Probe>();

    public IServiceProvider Services => _host.Services;

    public static async Task<TestSilo> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var time = new ManualTimeProvider();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<Probe>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
#if !SILO_LOCAL
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
            silo.Configure<EndpointOptions>(options => options.GatewayListeningEndpoint = null!);
            silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(type => type.Namespace?.StartsWith("Collab.", StringComparison.Ordinal) == true));
#endif
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("second");
            silo.UseInMemoryReminderService();
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await time.PassUntil(host.StartAsync(), Step);
        return new(host, time);
    }

    /// <summary>Lets time pass: time limits of calls, ages, timers.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
#if SILO_LOCAL
        await Task.CompletedTask;
#else
        // Microsoft Orleans measures time limits of calls by the real clock; the suite keeps them at a second.
        await Task.Delay(TimeSpan.FromSeconds(3));
#endif
    }

    /// <summary>Lets minutes pass until something has happened. A grain that is just ending a turn is not idle yet, so one minute may not do.</summary>
    public Task PassUntilAsync(Task happened) => PassUntilAsync(happened, TimeSpan.FromMinutes(1));

    /// <summary>Lets time pass, in steps, until something has happened.</summary>
    public async Task PassUntilAsync(Task happened, TimeSpan step)
    {
        while (!happened.IsCompleted)
        {
            await PassAsync(step);
            await Task.WhenAny(happened, happened.WaitAsync(TimeSpan.FromMilliseconds(20)));
        }

        await happened;
    }

#if !SILO_LOCAL
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
#endif

#if SILO_LOCAL
    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);
#else
    public Task StopAsync(CancellationToken cancellationToken = default) => Time.PassUntil(_host.StopAsync(cancellationToken), Step);
#endif

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
