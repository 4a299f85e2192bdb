using System.Text.Json;
using Collab.Network.Kernel;
using Orleans.Hosting;
using Orleans.Storage;

namespace Collab.Gateway.Clustering;

/// <summary>Storage for grains without a journal, such as the progress of work that runs once in the network.</summary>
static class GrainState
{
    /// <summary>
    /// The provider's name, for <c>[PersistentState]</c>. A state is found by the state name and the grain's key, not by the grain's type, so the state name must
    /// identify its owner.
    /// </summary>
    public const string Storage = "grain-state";

    public static ISiloBuilder KeepGrainState(this ISiloBuilder silo, string database) =>
        silo.AddAdoNetGrainStorage(Storage, options =>
        {
            options.Invariant = ProviderConnection.Invariant;
            options.ConnectionString = database;
            options.GrainStorageSerializer = new DomainSerializer();
        });

    /// <summary>The JSON format of events.</summary>
    sealed class DomainSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, DomainJson.Options));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, DomainJson.Options);
    }
}
