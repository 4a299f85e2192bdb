using System.Collections.Immutable;
using Collab.Journal;
using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>A change of one aggregate, ready to be written.</summary>
/// <param name="Append">The events for its stream.</param>
/// <param name="ChangedBefore">When its last event before happened; null for a new one.</param>
/// <param name="Projections">The statements for its read tables.</param>
public abstract record PendingChange(StreamAppend Append, DateTimeOffset? ChangedBefore, ImmutableArray<NpgsqlBatchCommand> Projections)
{
    /// <summary>The change once it is written.</summary>
    /// <param name="author">Who wrote it, as the journal names them.</param>
    /// <param name="at">When.</param>
    internal StreamChange Written(string author, DateTimeOffset at) => new(Append.Stream, Append.ExpectedVersion, ChangedBefore, [.. Append.Events], author, at);
}

/// <summary>A change of one aggregate, ready to be written, with the state that it leads to.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="Append">The events for its stream.</param>
/// <param name="ChangedBefore">When its last event before happened; null for a new one.</param>
/// <param name="State">The state after them.</param>
/// <param name="Projections">The statements for its read tables.</param>
public sealed record PendingChange<TState>(StreamAppend Append, DateTimeOffset? ChangedBefore, TState State, ImmutableArray<NpgsqlBatchCommand> Projections)
    : PendingChange(Append, ChangedBefore, Projections);
