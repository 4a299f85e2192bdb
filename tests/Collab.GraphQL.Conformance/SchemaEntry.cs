using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Conformance;

/// <summary>A schema by its text, and what runs requests on it; made when first asked for. An invalid text throws each time.</summary>
sealed class SchemaEntry
{
    readonly Lazy<GraphQLSchema> _schema;
    readonly Lazy<GraphQLExecutor> _executor;

    public SchemaEntry(string text, ParserOptions parsing)
    {
        _schema = new(() => GraphQLSchema.Build(text));
        _executor = new(() => new GraphQLExecutor(
            ExecutableSchema.Build(Schema(), new ResolverMap().Untyped(new FakeResolver(Schema()))),
            new ExecutorOptions { Parsing = parsing, Limits = OperationLimits.None }));
    }

    /// <exception cref="SchemaException">The text is not a valid type system.</exception>
    public GraphQLSchema Schema() => _schema.Value;

    /// <exception cref="SchemaException">The text is not a valid type system.</exception>
    public GraphQLExecutor Executor() => _executor.Value;
}
