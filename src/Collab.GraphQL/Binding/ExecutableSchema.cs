using System.Collections.Concurrent;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>A type system with bindings for every field. Immutable, shared by all requests.</summary>
public sealed class ExecutableSchema
{
    readonly IReadOnlyDictionary<string, BoundObject> _objects;
    readonly InputBinder _input;
    readonly ConcurrentDictionary<GraphQLType, InputCoercer> _variables = new();
    readonly Lock _binding = new();

    ExecutableSchema(GraphQLSchema schema, ResolverMap map)
    {
        Schema = schema;
        var binder = new SchemaBinder(schema, map);
        _objects = binder.Bind();
        _input = binder.Input;
    }

    /// <summary>The type system.</summary>
    public GraphQLSchema Schema { get; }

    /// <summary>Builds the type system and checks that every field, enum, scalar and input object has a matching binding.</summary>
    /// <param name="sources">The SDL texts.</param>
    /// <param name="map">The bindings; later changes have no effect.</param>
    /// <exception cref="SchemaException">Lists all errors of the texts or, when they are a valid type system, of the bindings: type and field, file and line, and the fix.</exception>
    public static ExecutableSchema Build(IReadOnlyList<SourceText> sources, ResolverMap map) => Build(GraphQLSchema.Build(sources), map);

    /// <summary>Checks that every field, enum, scalar and input object of a type system has a matching binding.</summary>
    /// <param name="schema">The type system.</param>
    /// <param name="map">The bindings; later changes have no effect.</param>
    /// <exception cref="SchemaException">Lists all errors of the bindings.</exception>
    public static ExecutableSchema Build(GraphQLSchema schema, ResolverMap map)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(map);
        return new ExecutableSchema(schema, map);
    }

    internal BoundObject ObjectOf(GraphQLObjectType type) => _objects[type.Name];

    /// <summary>The coercer of variables of an input type.</summary>
    internal InputCoercer VariableCoercer(GraphQLType type)
    {
        if (_variables.TryGetValue(type, out var known))
            return known;

        lock (_binding)
            return _variables.GetOrAdd(type, _input.ForVariable(type) ?? throw new InvalidOperationException($"{type} is not bound."));
    }
}
