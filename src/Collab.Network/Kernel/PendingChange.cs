using System.Collections.Immutable;
using Collab.Journal;
using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>A change of one thing, ready to be written.</summary>
/// <param name="Append">The events for its stream.</param>
/// <param name="Projections">The statements for its read tables.</param>
public abstract record PendingChange(StreamAppend Append, ImmutableArray<NpgsqlBatchCommand> Projections);

/// <summary>A change of one thing, ready to be written, with the state that it leads to.</summary>
/// <typeparam name="TState">The thing's state.</typeparam>
/// <param name="Append">The events for its stream.</param>
/// <param name="State">The state after them.</param>
/// <param name="Projections">The statements for its read tables.</param>
public sealed record PendingChange<TState>(StreamAppend Append, TState State, ImmutableArray<NpgsqlBatchCommand> Projections)
    : PendingChange(Append, Projections);
