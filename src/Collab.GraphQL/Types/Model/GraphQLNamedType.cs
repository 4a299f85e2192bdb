using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A type with a name (section 3.4).</summary>
public abstract class GraphQLNamedType : GraphQLType, INamed
{
    internal GraphQLNamedType(string name, ImmutableArray<TypeDefinitionNode> syntax)
    {
        Name = name;
        Syntax = syntax;
        Description = syntax is [{ IsExtension: false } definition, ..] ? definition.Description?.Value : null;
    }

    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The definition, then its extensions in source order; empty for a built-in type.</summary>
    public ImmutableArray<TypeDefinitionNode> Syntax { get; }

    /// <summary>The type's index in <see cref="GraphQLSchema.Types"/>: a key for tables beside the schema.</summary>
    public int Index { get; internal set; }

    /// <summary>Whether the specification defines it: a specified scalar or an introspection type.</summary>
    public bool IsBuiltIn { get; internal init; }

    /// <inheritdoc/>
    public override GraphQLNamedType NamedType => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
