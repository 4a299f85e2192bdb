namespace Orleans;

/// <summary>A record on its way to or from storage.</summary>
/// <typeparam name="T">The state.</typeparam>
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>An empty record.</summary>
    public GrainState()
    {
    }

    /// <summary>A record that is not stored yet.</summary>
    /// <param name="state">The state.</param>
    public GrainState(T state) => State = state;

    /// <inheritdoc/>
    public T? State { get; set; }

    /// <inheritdoc/>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public bool RecordExists { get; set; }
}
