using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>
/// The read tables of a kind of aggregate, written in the same transaction as the events. A row is a function of the state,
/// so writing it twice changes nothing and a rebuild is a fold and one write per aggregate.
/// </summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
public interface IProjection<in TState>
{
    /// <summary>The tables it owns, emptied before a rebuild.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>The statements that make the tables show a state.</summary>
    /// <param name="state">The state.</param>
    IEnumerable<NpgsqlBatchCommand> Project(TState state);

    /// <summary>The same for tables that have nothing of the aggregate yet, as in a rebuild; a projection that then needs fewer statements says so.</summary>
    /// <param name="state">The state.</param>
    IEnumerable<NpgsqlBatchCommand> Fill(TState state) => Project(state);
}
