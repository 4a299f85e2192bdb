using System.Text;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Tests.Execution;

sealed class Engine
{
    public Engine(string sdl, Action<ResolverMap> bind, ExecutorOptions? options = null)
    {
        var map = new ResolverMap();
        bind(map);
        Executor = new GraphQLExecutor(ExecutableSchema.Build([new SourceText(sdl)], map), options);
    }

    public GraphQLExecutor Executor { get; }

    public async Task<string> Run(string document, string variables = "", string? operationName = null, GraphQLRequest? request = null)
    {
        request ??= new GraphQLRequest(document) { Variables = Encoding.UTF8.GetBytes(variables), OperationName = operationName };
        using var response = await Executor.Execute(request);
        return Encoding.UTF8.GetString(response.Json.Span);
    }
}
