using System.Text;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Conformance;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Tests.Limits;

/// <summary>A schema with pages, lists, values and abstract types, and an engine with limits.</summary>
sealed class Network
{
    public const string Sdl = """
        directive @tag(name: String) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION | FRAGMENT_DEFINITION
        interface Node { id: ID! }
        type Text { value: String! language: String! }
        type PageInfo { hasNextPage: Boolean! }
        type Agency implements Node { id: ID! name: String projects(first: Int, last: Int, after: String): ProjectConnection! unit: Unit }
        type Unit { name: String agency: Agency }
        type Project implements Node { id: ID! title(language: String): Text! owner: Agency! team: [Person!]! tags: [String!]! grid: [[Unit]] related(first: Int = 5): [Project!]! history(first: Int, last: Int): HistoryConnection! }
        type Person implements Node { id: ID! name: String projects(first: Int, last: Int): ProjectConnection! }
        type Event { at: String text: Text project: Project }
        type HistoryConnection { edges: [HistoryEdge!]! pageInfo: PageInfo! }
        type HistoryEdge { node: Event! cursor: String! }
        type ProjectConnection { edges: [ProjectEdge!]! nodes: [Project!]! facets: [Unit!]! pageInfo: PageInfo! totalCount: Int! }
        type ProjectEdge { node: Project! cursor: String! }
        union Found = Project | Person | Agency
        type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! project(slug: String): Project projects(first: Int, last: Int, after: String): ProjectConnection! search(first: Int! = 3): [Found!]! person: Person hello: String }
        type Mutation { rename(name: String): Project }
        """;

    static readonly GraphQLSchema Schema = GraphQLSchema.Build(Sdl);

    readonly GraphQLExecutor _executor;

    public Network(OperationLimits? limits = null, ExecutorOptions? options = null)
    {
        _executor = new(
            ExecutableSchema.Build(Schema, new ResolverMap().Untyped(new FakeResolver(Schema))),
            options ?? new ExecutorOptions { Limits = limits ?? OperationLimits.Default });
    }

    public JsonElement Answer(string document, string variables = "", string? operationName = null)
    {
        var request = new GraphQLRequest(document) { Variables = Encoding.UTF8.GetBytes(variables), OperationName = operationName };
        using var response = _executor.Execute(request).AsTask().GetAwaiter().GetResult();
        return JsonSerializer.Deserialize<JsonElement>(response.Json.Span);
    }

    /// <summary>The first error that refuses a document, or null.</summary>
    public JsonElement? Refusal(string document, string variables = "", string? operationName = null)
    {
        var answer = Answer(document, variables, operationName);
        return answer.TryGetProperty("data", out _) ? null : answer.GetProperty("errors")[0];
    }

    /// <summary>The cost of a document, measured with a cost limit of zero.</summary>
    public static int CostOf(string document, string variables = "")
    {
        var refusal = new Network(OperationLimits.None with { Cost = -1 }).Refusal(document, variables);
        return refusal!.Value.GetProperty("extensions").GetProperty("measured").GetInt32();
    }
}
