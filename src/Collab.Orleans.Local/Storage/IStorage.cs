namespace Orleans.Core;

/// <summary>One stored record of a grain.</summary>
/// <remarks>All members are for use within the grain's turns.</remarks>
public interface IStorage
{
    /// <summary>The version of the record as last read or written, or null when there is none.</summary>
    string? Etag { get; }

    /// <summary>Whether the record was there when last read or written.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes the record and resets the state.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state; refused with <see cref="Orleans.Storage.InconsistentStateException"/> when someone else wrote meanwhile.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the record anew.</summary>
    Task ReadStateAsync();

    /// <summary>Deletes the record and resets the state.</summary>
    /// <param name="cancellationToken">Gives up waiting for storage.</param>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <summary>Writes the state; refused with <see cref="Orleans.Storage.InconsistentStateException"/> when someone else wrote meanwhile.</summary>
    /// <param name="cancellationToken">Gives up waiting for storage.</param>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <summary>Reads the record anew.</summary>
    /// <param name="cancellationToken">Gives up waiting for storage.</param>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}

/// <summary>One stored record of a grain, with its state in memory.</summary>
/// <typeparam name="TState">The state.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory; written only when asked to.</summary>
    TState State { get; set; }
}
