using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>A type system with code bound to every field: what operations are prepared and run against. Immutable, shared by all requests.</summary>
public sealed class ExecutableSchema
{
    ExecutableSchema(GraphQLSchema schema) => Schema = schema;

    /// <summary>The type system.</summary>
    public GraphQLSchema Schema { get; }

    /// <summary>Builds the type system and checks that every field, enum, scalar and input object is bound to what fits it.</summary>
    /// <param name="sources">The SDL texts.</param>
    /// <param name="map">The bindings; changes made to it afterwards have no effect.</param>
    /// <exception cref="SchemaException">
    /// Lists every fault of the texts or, when they are a valid type system, of the bindings: type and field, file and line, and how to mend it.
    /// </exception>
    public static ExecutableSchema Build(IReadOnlyList<SourceText> sources, ResolverMap map) => Build(GraphQLSchema.Build(sources), map);

    /// <summary>Checks that every field, enum, scalar and input object of a type system is bound to what fits it.</summary>
    /// <param name="schema">The type system.</param>
    /// <param name="map">The bindings; changes made to it afterwards have no effect.</param>
    /// <exception cref="SchemaException">Lists every fault of the bindings.</exception>
    public static ExecutableSchema Build(GraphQLSchema schema, ResolverMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new ExecutableSchema(schema);
    }
}
