using System.Text.Json;
using Collab.Network.Kernel;
using Orleans.Hosting;
using Orleans.Storage;

namespace Collab.Gateway.Clustering;

/// <summary>Where grains without a journal keep their state, such as how far work that runs once in the network has come.</summary>
static class GrainState
{
    /// <summary>
    /// The provider's name, for <c>[PersistentState]</c>. A state is found by the name that is given there and by the grain's key, whatever the grain's type: so that name says
    /// whose state it is.
    /// </summary>
    public const string Storage = "grain-state";

    /// <summary>Keeps the state of grains in the database.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="database">The providers' connection string.</param>
    public static ISiloBuilder KeepGrainState(this ISiloBuilder silo, string database) =>
        silo.AddAdoNetGrainStorage(Storage, options =>
        {
            options.Invariant = ProviderConnection.Invariant;
            options.ConnectionString = database;
            options.GrainStorageSerializer = new DomainSerializer();
        });

    /// <summary>The JSON in which events are stored too.</summary>
    sealed class DomainSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, DomainJson.Options));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, DomainJson.Options);
    }
}
