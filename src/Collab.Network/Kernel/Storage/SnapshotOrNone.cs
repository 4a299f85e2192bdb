using Collab.Journal;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Network.Kernel.Storage;

/// <summary>
/// Snapshots that grains can do without: one that the database does not give just now is as good as none. The journal is asked next, and when it is away too, its word is
/// what the caller hears; a silo would wrap the storage's in one that no longer says so.
/// </summary>
/// <param name="storage">Where they are kept.</param>
sealed class SnapshotOrNone(IGrainStorage storage) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await storage.ReadStateAsync(stateName, grainId, grainState);
        }
        catch (Exception exception) when (JournalUnavailableException.IsMeantBy(exception))
        {
            // Without the tag of what is stored, the next write meets a conflict and reads again.
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Activator.CreateInstance<T>();
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.WriteStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ClearStateAsync(stateName, grainId, grainState);
}
