using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>One fault of a schema.</summary>
/// <param name="Message">What is wrong and, where it can be told, how to mend it.</param>
/// <param name="Locations">The places that it concerns, the main one first; empty when it concerns the schema as a whole.</param>
public sealed record SchemaFault(string Message, ImmutableArray<Location> Locations)
{
    /// <summary>The message with its first place before it.</summary>
    public override string ToString() =>
        Locations is [{ Position: { } position }, ..] ? $"{position}: {Message}" : Message;
}
