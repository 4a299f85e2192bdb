using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An error of a schema.</summary>
/// <param name="Message">The error and, where possible, its fix.</param>
/// <param name="Locations">The locations, the main one first; empty when it concerns the schema as a whole.</param>
public sealed record SchemaFault(string Message, ImmutableArray<Location> Locations)
{
    /// <summary>The first location and the message.</summary>
    public override string ToString() =>
        Locations is [{ Position: { } position }, ..] ? $"{position}: {Message}" : Message;
}
