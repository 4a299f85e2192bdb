using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Orleans.Local;

/// <summary>Grain storage in memory. It keeps JSON, not objects, so that a state changed but not written is not stored.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, GrainId Grain), (byte[] Json, string Etag)> _records = [];
    private long _writes;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            grainState.RecordExists = _records.TryGetValue((stateName, grainId), out var record);
            grainState.ETag = record.Etag;
            if (grainState.RecordExists)
                grainState.State = JsonSerializer.Deserialize<T>(record.Json);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(grainState.State);
        lock (_lock)
        {
            Check(stateName, grainId, grainState.ETag);
            grainState.ETag = (++_writes).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
            _records[(stateName, grainId)] = (json, grainState.ETag);
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            Check(stateName, grainId, grainState.ETag);
            _records.Remove((stateName, grainId));
            (grainState.ETag, grainState.RecordExists) = (null, false);
        }

        return Task.CompletedTask;
    }

    private void Check(string stateName, GrainId grainId, string? known)
    {
        var stored = _records.TryGetValue((stateName, grainId), out var record) ? record.Etag : null;
        if (stored != known)
            throw new InconsistentStateException($"The state \"{stateName}\" of {grainId} was written by somebody else.", stored, known);
    }
}
