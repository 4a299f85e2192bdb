using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A named state of a grain, read before <see cref="IGrainBase.OnActivateAsync"/>. Ask for it by <see cref="PersistentStateAttribute"/>.</summary>
/// <typeparam name="TState">The state.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
