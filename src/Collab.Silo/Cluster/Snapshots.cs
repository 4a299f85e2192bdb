using System.Text.Json;
using Collab.Network;
using Collab.Network.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace Collab.Silo;

/// <summary>Grains' snapshots by Orleans' ADO.NET storage.</summary>
static class Snapshots
{
    /// <summary>The ADO.NET provider's name.</summary>
    const string Provider = "snapshot table";

    /// <summary>Keeps snapshots in the database.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="database">The providers' connection string.</param>
    public static ISiloBuilder KeepSnapshots(this ISiloBuilder silo, string database)
    {
        silo.AddAdoNetGrainStorage(Provider, options =>
        {
            options.Invariant = ProviderConnection.Invariant;
            options.ConnectionString = database;
            options.GrainStorageSerializer = new DomainSerializer();
        });
        return silo.AddSnapshots(services => services.GetRequiredKeyedService<IGrainStorage>(Provider));
    }

    /// <summary>Snapshots as the journal's events are written. One that cannot be read is as good as none.</summary>
    sealed class DomainSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, DomainJson.Options));

        public T? Deserialize<T>(BinaryData input)
        {
            try
            {
                return JsonSerializer.Deserialize<T>(input, DomainJson.Options);
            }
            catch (JsonException)
            {
                // Written by another version of the program in another shape: the journal is read instead.
                return default;
            }
        }
    }
}
