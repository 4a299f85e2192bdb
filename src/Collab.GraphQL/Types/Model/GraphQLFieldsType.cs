using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An object or interface type: a type with fields, which may implement interfaces.</summary>
public abstract class GraphQLFieldsType : GraphQLCompositeType
{
    internal GraphQLFieldsType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <summary>The fields, in definition order.</summary>
    public NamedList<GraphQLField> Fields { get; internal set; } = NamedList<GraphQLField>.Empty;

    /// <summary>The interfaces it declares, in definition order.</summary>
    public NamedList<GraphQLInterfaceType> Interfaces { get; internal set; } = NamedList<GraphQLInterfaceType>.Empty;
}
