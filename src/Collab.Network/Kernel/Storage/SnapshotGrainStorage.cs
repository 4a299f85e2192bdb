using System.Text.Json;
using Collab.Journal.Snapshots;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Network.Kernel.Storage;

/// <summary>Keeps grains' snapshots beside the journal, as JSON. One that cannot be read is as good as none.</summary>
/// <param name="store">Where they are kept.</param>
sealed class SnapshotGrainStorage(ISnapshotStore store) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var snapshot = await store.Read(stateName, grainId.ToString(), CancellationToken.None);
        grainState.ETag = snapshot?.ETag;
        grainState.RecordExists = snapshot is not null;
        grainState.State = (snapshot is null ? default : Parse<T>(snapshot.Data.Span)) ?? Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(grainState.State, DomainJson.Options);
        try
        {
            grainState.ETag = await store.Write(stateName, grainId.ToString(), data, grainState.ETag, CancellationToken.None);
        }
        catch (SnapshotConflictException exception)
        {
            throw new InconsistentStateException(exception.Message, exception);
        }

        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await store.Clear(stateName, grainId.ToString(), grainState.ETag, CancellationToken.None);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    static T? Parse<T>(ReadOnlySpan<byte> data)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(data, DomainJson.Options);
        }
        catch (JsonException)
        {
            // Written by another version of the program in another shape: the journal is read instead.
            return default;
        }
    }
}
