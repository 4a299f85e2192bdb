using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object (sections 3.6.1, 3.10).</summary>
public sealed class GraphQLInputValue : INamed
{
    internal GraphQLInputValue(string name, string? description, GraphQLType type, InputValueDefinitionNode? syntax)
    {
        Name = name;
        Description = description;
        Type = type;
        Syntax = syntax;
    }

    /// <summary>The name, unique in its owner.</summary>
    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The type of its value.</summary>
    public GraphQLType Type { get; }

    /// <summary>The default value as a literal; null when there is none. A default of null is a <see cref="NullValueNode"/>.</summary>
    public ValueNode? DefaultValue { get; internal init; }

    /// <summary>The reason of the deprecation, from <c>@deprecated</c>; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Whether it must be given: non-null and without a default (section 3.6.1).</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>Where it is defined; null for built-in definitions.</summary>
    public InputValueDefinitionNode? Syntax { get; }

    /// <summary>The index among its siblings.</summary>
    public int Index { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type}";
}
