using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Collects errors.</summary>
sealed class FaultList
{
    readonly List<SchemaFault> _faults = [];

    internal bool IsEmpty => _faults.Count == 0;

    internal void Add(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<Location>();
        foreach (var node in nodes)
        {
            if (node is { Location.Source: not null })
            {
                locations.Add(node.Location);
            }
        }

        _faults.Add(new SchemaFault(message, locations.ToImmutable()));
    }

    internal void Add(SyntaxException exception) => _faults.Add(new SchemaFault(exception.Message, [exception.Location]));

    /// <summary>The errors of each source in text order.</summary>
    internal ImmutableArray<SchemaFault> ToSorted() =>
    [
        .. _faults
            .GroupBy(fault => fault.Locations.IsEmpty ? null : fault.Locations[0].Source)
            .SelectMany(faults => faults.OrderBy(fault => fault.Locations.IsEmpty ? 0 : fault.Locations[0].Start)),
    ];
}
