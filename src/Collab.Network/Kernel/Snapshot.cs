namespace Collab.Network.Kernel;

/// <summary>A cached state, so that a long history need not be folded again. The journal remains the truth.</summary>
/// <typeparam name="TState">The state.</typeparam>
public sealed record Snapshot<TState>
    where TState : AggregateState
{
    /// <summary>The form that the state was written in; see <see cref="Aggregate{TId,TState,TEvent}.SnapshotFormat"/>.</summary>
    public string? Format { get; init; }

    /// <summary>The state, with its version.</summary>
    public TState? State { get; init; }
}
