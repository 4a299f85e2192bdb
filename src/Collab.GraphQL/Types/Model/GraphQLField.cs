using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A field of an object or interface type (section 3.6).</summary>
public sealed class GraphQLField : INamed
{
    internal GraphQLField(
        string name, string? description, GraphQLType type, NamedList<GraphQLInputValue> arguments, FieldDefinitionNode? syntax)
    {
        Name = name;
        Description = description;
        Type = type;
        Arguments = arguments;
        Syntax = syntax;
    }

    /// <summary>The name, unique in its type.</summary>
    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The type of its result.</summary>
    public GraphQLType Type { get; }

    /// <summary>The arguments, in definition order.</summary>
    public NamedList<GraphQLInputValue> Arguments { get; }

    /// <summary>The reason of the deprecation, from <c>@deprecated</c>; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Where it is defined; null for built-in definitions.</summary>
    public FieldDefinitionNode? Syntax { get; }

    /// <summary>The field's index in its type's fields; -1 for the meta-fields of section 4.1.</summary>
    public int Index { get; internal init; } = -1;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type}";
}
