using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A value of an enum type (section 3.9).</summary>
public sealed class GraphQLEnumValue : INamed
{
    internal GraphQLEnumValue(string name, string? description, EnumValueDefinitionNode? syntax)
    {
        Name = name;
        Description = description;
        Syntax = syntax;
    }

    /// <summary>The name, unique in its enum.</summary>
    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The reason of the deprecation, from <c>@deprecated</c>; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Where it is defined; null for built-in definitions.</summary>
    public EnumValueDefinitionNode? Syntax { get; }

    /// <summary>The index among the enum's values.</summary>
    public int Index { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
