using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation;

/// <summary>One breach of a validation rule (section 5).</summary>
/// <param name="Rule">The rule's name, as in <see cref="ValidationRules.Names"/>; empty when validation itself gave up.</param>
/// <param name="Message">What is wrong and, where it can be told, the nearest name that exists.</param>
/// <param name="Locations">The places in the document that it concerns, the main one first.</param>
public sealed record ValidationError(string Rule, string Message, ImmutableArray<Location> Locations)
{
    /// <summary>How many steps checking had taken when it gave up because there were too many; otherwise null.</summary>
    public int? Steps { get; init; }

    /// <summary>The message with its first place before it.</summary>
    public override string ToString() =>
        Locations is [{ Position: { } position }, ..] ? $"{position}: {Message}" : Message;
}
