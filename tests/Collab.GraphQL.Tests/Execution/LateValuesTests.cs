using System.Text;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Conformance;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>The recorded cases with synchronous and asynchronous values and errors in any order: the responses must be equal.</summary>
public sealed class LateValuesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Response_does_not_depend_on_completion_order(int seed)
    {
        var schemas = new Dictionary<string, GraphQLExecutor>();
        var differences = new List<string>();
        var count = 0;
        foreach (var item in Corpus.Cases("execute").Where(item => item.Query != RecordedCase.IntrospectionQuery && item.Expect.Answer is { } answer && answer.TryGetProperty("data", out _)))
        {
            if (!schemas.TryGetValue(item.Schema!, out var executor))
                schemas.Add(item.Schema!, executor = ExecutorOf(Corpus.Schema(item.Schema!), seed));

            var request = new GraphQLRequest(item.Query!)
            {
                OperationName = item.OperationName,
                Variables = Encoding.UTF8.GetBytes(item.Variables?.GetRawText() ?? "{}"),
            };
            if (executor.Prepare(request.Document.Span, request.OperationName).Operation?.Kind == OperationType.Subscription)
                continue;

            count++;
            using var response = await executor.Execute(request);
            using var answer = JsonDocument.Parse(response.Json);
            if (Agreement.OnExecution(item.Expect.Answer!.Value, answer.RootElement) is { } difference)
                differences.Add($"{item.Id} ({item.Title}): {difference}");
        }

        Assert.True(count > 500, $"Only {count} cases.");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    static GraphQLExecutor ExecutorOf(string sdl, int seed)
    {
        var schema = GraphQLSchema.Build(new SourceText(sdl));
        return new GraphQLExecutor(ExecutableSchema.Build(schema, new ResolverMap().Untyped(new LateResolver(new FakeResolver(schema), seed))));
    }

    /// <summary>By response path, a value is synchronous, in a completed task, or in a pending one.</summary>
    sealed class LateResolver(IUntypedResolver inner, int seed) : IUntypedResolver
    {
        public object? Resolve(in UntypedField field, FieldContext context)
        {
            var delay = (FakeHash.Of($"{seed}{string.Join('.', context.Path)}") % 5) switch { 0 or 1 => 0, 2 => 1, 3 => 2, _ => 5 };
            if (delay == 0)
                return inner.Resolve(field, context);

            object? value = null;
            Exception? failure = null;
            try
            {
                value = inner.Resolve(field, context);
            }
            catch (FieldException thrown)
            {
                failure = thrown;
            }

            return Later(delay - 1, value, failure);
        }

        public string ResolveType(string abstractType, object value) => inner.ResolveType(abstractType, value);

        static async Task<object?> Later(int turns, object? value, Exception? failure)
        {
            for (; turns > 0; turns--)
                await Task.Yield();

            return failure is null ? value : throw failure;
        }
    }
}
