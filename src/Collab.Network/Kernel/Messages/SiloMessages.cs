using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Collab.Network.Kernel.Messages;

/// <summary>How the modules' messages travel between silos: as the JSON that they are stored as, so that nothing in the domain carries serialization attributes.</summary>
public static class SiloMessages
{
    /// <summary>Adds the serializer of the modules' messages to a silo.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="copy">Whether messages are serialized for calls within the silo too, so that tests notice what would not reach another silo. They are immutable, so there is no other need.</param>
    public static ISiloBuilder AddNetworkMessages(this ISiloBuilder silo, bool copy = false)
    {
        silo.Services.AddNetworkMessages(copy);
        return silo;
    }

    /// <summary>Adds the serializer of the modules' messages to the services of a silo or of a client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="copy">As for a silo.</param>
    public static IServiceCollection AddNetworkMessages(this IServiceCollection services, bool copy = false)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            IsMessage,
            copy ? IsMessage : _ => false,
            json => json.Configure(options => options.SerializerOptions = DomainJson.Options)));
        if (!copy)
        {
            services.AddSingleton<IGeneralizedCopier, ImmutableMessageCopier>();
        }

        // Faults of grains on other silos reach their callers as what they are, not as something that has no serializer.
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.UnionWith(["Collab", "Npgsql"]));
        return services;
    }

    static bool IsMessage(Type type) =>
        type.Namespace?.StartsWith("Collab.", StringComparison.Ordinal) == true
        && !type.IsAssignableTo(typeof(IAddressable))
        && !type.IsAssignableTo(typeof(Exception));

    /// <summary>Passes messages by reference: they are immutable.</summary>
    sealed class ImmutableMessageCopier : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsMessage(type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
