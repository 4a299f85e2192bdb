using Collab.GraphQL.Binding;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>An object type with the resolvers of its fields.</summary>
sealed class BoundObject(GraphQLObjectType type, Type clrType)
{
    readonly Dictionary<GraphQLField, FieldResolver> _resolvers = [];

    public GraphQLObjectType Type => type;

    /// <summary>The CLR type of the values.</summary>
    public Type ClrType => clrType;

    /// <summary>Checks the type of an untyped value. Resolvers rely on the type, except for root types, which have no parent.</summary>
    public object Checked(object value) => clrType.IsInstanceOfType(value) || clrType == typeof(Root)
        ? value
        : throw new InvalidOperationException($"A {value.GetType()} is no value of {type.Name}, which is bound to {clrType}.");

    public FieldResolver ResolverOf(GraphQLField field) => _resolvers[field];

    public void Bind(GraphQLField field, FieldResolver resolver) => _resolvers[field] = resolver;
}
