using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A type system (section 3): immutable, complete and valid once built; shared by all requests.</summary>
public sealed partial class GraphQLSchema
{
    internal GraphQLSchema(NamedList<GraphQLNamedType> types, NamedList<GraphQLDirective> directives, ImmutableArray<SchemaDefinitionNode> syntax)
    {
        Types = types;
        Directives = directives;
        Syntax = syntax;
        Description = syntax is [{ IsExtension: false } definition, ..] ? definition.Description?.Value : null;
    }

    /// <summary>The description of the schema, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The type that queries start from.</summary>
    public GraphQLObjectType QueryType { get; internal set; } = null!;

    /// <summary>The type that mutations start from; null when there are none.</summary>
    public GraphQLObjectType? MutationType { get; internal set; }

    /// <summary>The type that subscriptions start from; null when there are none.</summary>
    public GraphQLObjectType? SubscriptionType { get; internal set; }

    /// <summary>All named types, specified scalars and introspection types included.</summary>
    public NamedList<GraphQLNamedType> Types { get; }

    /// <summary>All directives, the specified ones included.</summary>
    public NamedList<GraphQLDirective> Directives { get; }

    /// <summary>The schema definition and its extensions; empty when root types go by their default names.</summary>
    public ImmutableArray<SchemaDefinitionNode> Syntax { get; }

    /// <summary>Builds a schema from SDL texts taken together.</summary>
    /// <param name="sources">The texts; extensions may be in another text than the extended type.</param>
    /// <exception cref="SchemaException">The texts are not a valid type system; lists every error with its location.</exception>
    public static GraphQLSchema Build(params IReadOnlyList<SourceText> sources) => SchemaBuilder.Build(sources);

    /// <summary>Builds a schema from one SDL text.</summary>
    /// <param name="sdl">The text.</param>
    /// <exception cref="SchemaException">The text is not a valid type system; lists every error with its location.</exception>
    public static GraphQLSchema Build(string sdl) => Build(new SourceText(sdl, "schema"));

    /// <summary>The root type of a kind of operation (section 3.3.1); null when the schema does not have it.</summary>
    /// <param name="operation">The kind of operation.</param>
    public GraphQLObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };
}
