using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace Collab.Orleans.Tests;

/// <summary>A silo of the flavour that is built, whose timers and reminders go by a clock that only the test moves. With OrleansSilo, all of the suite that knows flavours.</summary>
public sealed class TestSilo : IAsyncDisposable
{
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
        builder.Services.AddSingleton<Probe>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
#if SILO_LOCAL
        builder.Services.AddSingleton<TimeProvider>(time);
#endif
        builder.UseOrleans(silo =>
        {
#if !SILO_LOCAL
            OrleansSilo.SetUp(silo, time);
#endif
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("second");
            silo.UseInMemoryReminderService();
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host, time);
    }

    /// <summary>How long a grain has to be told to stay, to stay for a time of <see cref="PassAsync"/>.</summary>
    public static TimeSpan Age(TimeSpan time) =>
#if SILO_LOCAL
        time;
#else
        time / OrleansSilo.Haste;
#endif

    /// <summary>Lets time pass: time limits of calls, ages, timers.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
#if SILO_LOCAL
        await Task.CompletedTask;
#else
        await Task.Delay(Age(time));
#endif
    }

    /// <summary>Lets minutes pass until something has happened. A grain that is just ending a turn is not idle yet, so one minute may not do.</summary>
    public Task PassUntilAsync(Task happened) => PassUntilAsync(happened, TimeSpan.FromMinutes(1));

    /// <summary>Lets time pass, in steps, until something has happened.</summary>
    public Task PassUntilAsync(Task happened, TimeSpan step) => Time.PassUntil(happened, step);

    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
