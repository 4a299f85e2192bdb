using Microsoft.Extensions.DependencyInjection;

namespace Collab.Orleans.Local;

/// <summary>What the host's container was told of the lifetimes of its services.</summary>
internal sealed class SiloServices(IServiceCollection services)
{
    private readonly Lazy<Dictionary<Type, ServiceLifetime>> _lifetimes = new(() => services
        .Where(service => !service.IsKeyedService)
        .GroupBy(service => service.ServiceType)
        .ToDictionary(group => group.Key, group => group.Last().Lifetime));

    internal bool IsSingleton(Type type) =>
        _lifetimes.Value.TryGetValue(type, out var lifetime)
            ? lifetime == ServiceLifetime.Singleton
            : type.IsGenericType && _lifetimes.Value.TryGetValue(type.GetGenericTypeDefinition(), out lifetime) && lifetime == ServiceLifetime.Singleton;
}
