using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation;

/// <summary>A violation of a validation rule (section 5).</summary>
/// <param name="Rule">The rule's name, as in <see cref="ValidationRules.Names"/>; empty when validation itself gave up.</param>
/// <param name="Message">The error and, where possible, the nearest existing name.</param>
/// <param name="Locations">The locations, the main one first.</param>
public sealed record ValidationError(string Rule, string Message, ImmutableArray<Location> Locations)
{
    /// <summary>The number of steps when validation stopped at its limit; otherwise null.</summary>
    public int? Steps { get; init; }

    /// <summary>The first location and the message.</summary>
    public override string ToString() =>
        Locations is [{ Position: { } position }, ..] ? $"{position}: {Message}" : Message;
}
