using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An input object type (section 3.10).</summary>
public sealed class GraphQLInputObjectType : GraphQLNamedType
{
    internal GraphQLInputObjectType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>The input fields, in definition order.</summary>
    public NamedList<GraphQLInputValue> Fields { get; internal set; } = NamedList<GraphQLInputValue>.Empty;

    /// <summary>Whether exactly one field must be given, and not null (<c>@oneOf</c>, section 3.10.1).</summary>
    public bool IsOneOf { get; internal set; }
}
