using Collab.GraphQL.Execution;
using Collab.Journal;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Which changes a listener wants: those of one aggregate and what belongs to it, or all.</summary>
/// <param name="Kind">The kind of the aggregate; null for all.</param>
/// <param name="Key">Its key.</param>
readonly record struct ChangeFilter(string? Kind, string Key)
{
    /// <summary>The filter for an aggregate.</summary>
    /// <param name="globalId">The aggregate; null for all.</param>
    /// <exception cref="FieldException">It is no global id.</exception>
    public static ChangeFilter Of(string? globalId)
        => globalId is null ? default
        : GlobalId.TrySplit(globalId, out var kind, out var key) ? new ChangeFilter(kind, key)
        : throw new FieldException("of must be a global id, as a query has answered it.", ErrorCodes.BadUserInput);

    /// <summary>Whether an event may be wanted, as far as its stream's name shows.</summary>
    public bool MayMatch(ChangeSource source, RecordedEvent recorded)
        => Kind is null || (Kind == source.Kind ? Key == ChangeSource.Key(recorded) : source.HasWhole);

    /// <summary>Whether the changes of an aggregate are wanted.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">Its key.</param>
    /// <param name="whole">The project that it belongs to; null when it belongs to none.</param>
    public bool Matches(string kind, string key, ProjectId? whole)
        => Kind is null || (Kind == kind && Key == key) || (Kind == EntityId.Kind<ProjectId>() && whole is { } project && Key == project.Key());
}
