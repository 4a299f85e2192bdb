using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;

namespace Collab.Orleans.Local;

/// <summary>Registers the Local silo with a host.</summary>
internal sealed class LocalSiloBuilder : ISiloBuilder
{
    private LocalSiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SiloServices(services));
        services.AddSingleton<GrainClasses>();
        services.AddSingleton<Silo>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddHostedService<SiloHostedService>();
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }

    /// <summary>The host's silo; asked again, the same one.</summary>
    internal static LocalSiloBuilder For(IServiceCollection services, IConfiguration configuration)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(LocalSiloBuilder))?.ImplementationInstance is LocalSiloBuilder known)
            return known;
        var builder = new LocalSiloBuilder(services, configuration);
        services.AddSingleton(builder);
        return builder;
    }
}
