using System.Collections.Immutable;
using Collab.Network.Access;
using Orleans;
using Orleans.Concurrency;

namespace Collab.Network.Kernel;

/// <summary>What every event-sourced thing answers, found by its id.</summary>
/// <typeparam name="TState">The thing's state.</typeparam>
/// <typeparam name="TCommand">The thing's commands.</typeparam>
public interface IAggregateGrain<TState, TCommand> : IGrainWithGuidKey
    where TState : AggregateState
{
    /// <summary>The thing as it is; null when it is not there, or not for this viewer.</summary>
    /// <param name="viewer">Who looks.</param>
    [AlwaysInterleave]
    ValueTask<TState?> Read(Viewer viewer);

    /// <summary>The thing as it was; null when it was not there yet, or is not for this viewer now.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="moment">The moment asked for.</param>
    [AlwaysInterleave]
    Task<TState?> ReadAsOf(Viewer viewer, DateTimeOffset moment);

    /// <summary>What happened to the thing, newest first; empty when it is not for this viewer.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="before">Only events before this version; null for the newest.</param>
    /// <param name="limit">How many at the most.</param>
    [AlwaysInterleave]
    Task<ImmutableArray<HistoryEntry>> History(Viewer viewer, int? before, int limit);

    /// <summary>Decides a command, writes what it causes, and tells what it came to.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and how a repeat is known.</param>
    Task<Outcome> Decide(TCommand command, CommandContext context);

    /// <summary>Somebody else wrote to this thing's stream: read the journal before answering again.</summary>
    [AlwaysInterleave]
    Task CatchUp();
}
