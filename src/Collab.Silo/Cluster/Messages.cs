using Collab.Network.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Collab.Silo;

/// <summary>How the rooms' messages travel: as the JSON that they are stored as, so that nothing in the domain carries serialization attributes.</summary>
static class Messages
{
    /// <summary>Teaches the silo the rooms' messages.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="copy">Whether messages are copied within the silo too; they are immutable, so there is no need but in tests.</param>
    public static ISiloBuilder SendMessages(this ISiloBuilder silo, bool copy)
    {
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(
            IsMessage,
            copy ? IsMessage : _ => false,
            json => json.Configure(options => options.SerializerOptions = DomainJson.Options)));
        if (!copy)
        {
            silo.Services.AddSingleton<IGeneralizedCopier, SameMessage>();
        }

        // Faults of grains on other silos reach their callers as what they are, not as something that has no serializer.
        silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.UnionWith(["Collab", "Npgsql"]));
        return silo;
    }

    static bool IsMessage(Type type) =>
        type.Namespace?.StartsWith("Collab.", StringComparison.Ordinal) == true
        && !type.IsAssignableTo(typeof(IAddressable))
        && !type.IsAssignableTo(typeof(Exception));

    /// <summary>Hands messages over as they are.</summary>
    sealed class SameMessage : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsMessage(type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
