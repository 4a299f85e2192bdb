using System.Runtime.CompilerServices;

namespace Collab.Network.Kernel;

/// <summary>
/// Something that stands beside the journal and is read for a version of an aggregate, such as a profile: every change of it is an event, so what was read for a state is good for as
/// long as that state is. It goes with the state.
/// </summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <typeparam name="TValue">What stands beside it.</typeparam>
/// <param name="load">Reads it.</param>
sealed class StateAttachment<TState, TValue>(Func<TState, Task<TValue>> load)
    where TState : AggregateState
{
    readonly ConditionalWeakTable<TState, Task<TValue>> _loaded = [];

    /// <summary>What stands beside a state; read at the first call. A reading that failed is not kept.</summary>
    public Task<TValue> Of(TState state)
    {
        if (_loaded.TryGetValue(state, out var known) && !known.IsFaulted && !known.IsCanceled)
        {
            return known;
        }

        var loading = load(state);
        _loaded.AddOrUpdate(state, loading);
        return loading;
    }
}
