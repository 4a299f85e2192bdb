using System.Collections.Immutable;
using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>What a grain is about to write: its own decision and, rarely, changes of other aggregates in the same transaction.</summary>
/// <typeparam name="TEvent">The grain's own events.</typeparam>
/// <param name="Decision">The decision on the grain's own aggregate.</param>
/// <param name="Others">Changes of other aggregates that happen with it or not at all.</param>
public sealed record Plan<TEvent>(Decision<TEvent> Decision, ImmutableArray<OtherChange> Others)
{
    /// <summary>The global id of what the command is about, when it is not the grain's own aggregate.</summary>
    public string? Subject { get; init; }

    /// <summary>Statements for rows that live outside the journal because they may be erased; written with the events or not at all.</summary>
    public ImmutableArray<NpgsqlBatchCommand> Statements { get; init; } = [];

    /// <summary>A plan that concerns the grain's own aggregate alone.</summary>
    /// <param name="decision">The decision.</param>
    public static implicit operator Plan<TEvent>(Decision<TEvent> decision) => new(decision, []);
}
