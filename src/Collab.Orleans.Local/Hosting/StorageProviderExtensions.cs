using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Storage;

namespace Orleans.Runtime.Hosting;

/// <summary>Registers grain storage.</summary>
public static class StorageProviderExtensions
{
    /// <summary>Registers grain storage under a name.</summary>
    /// <typeparam name="T">The storage.</typeparam>
    /// <param name="collection">The host's services.</param>
    /// <param name="name">The name that <see cref="PersistentStateAttribute"/> gives; "Default" for the default storage.</param>
    /// <param name="implementationFactory">Makes it.</param>
    public static IServiceCollection AddGrainStorage<T>(
        this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
        where T : IGrainStorage
    {
        collection.AddKeyedSingleton<IGrainStorage>(name, (services, _) => implementationFactory(services, name));
        if (name == ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)
            collection.TryAddSingleton(services => services.GetRequiredKeyedService<IGrainStorage>(name));
        return collection;
    }
}
