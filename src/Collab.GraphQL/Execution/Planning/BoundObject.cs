using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>An object type with the resolvers of its fields.</summary>
sealed class BoundObject(GraphQLObjectType type, Type clrType)
{
    readonly Dictionary<GraphQLField, FieldResolver> _resolvers = [];

    public GraphQLObjectType Type => type;

    /// <summary>The CLR type of the values.</summary>
    public Type ClrType => clrType;

    public FieldResolver ResolverOf(GraphQLField field) => _resolvers[field];

    public void Bind(GraphQLField field, FieldResolver resolver) => _resolvers[field] = resolver;
}
