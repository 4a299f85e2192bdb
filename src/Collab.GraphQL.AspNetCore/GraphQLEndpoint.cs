using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Gives each request to the transport that it is meant for.</summary>
sealed class GraphQLEndpoint
{
    readonly ResponseSender _sender;
    readonly PostTransport _post;
    readonly GetTransport _get;

    public GraphQLEndpoint(GraphQLExecutor executor, GraphQLHttpOptions options)
    {
        _sender = new ResponseSender(executor);
        var runner = new RequestRunner(executor, new DocumentSource(executor, options), options, _sender);
        _post = new PostTransport(runner, _sender, options);
        _get = new GetTransport(runner, _sender, new SchemaText(executor.Schema.Schema), options);
    }

    public Task Serve(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
            return _post.Serve(http);

        if (HttpMethods.IsGet(http.Request.Method))
            return _get.Serve(http);

        http.Response.Headers.Allow = "GET, POST";
        return _sender.Refuse(http, ResponseMedia.Of(http), StatusCodes.Status405MethodNotAllowed, new GraphQLError(
            $"{http.Request.Method} is not supported. Use POST, or GET for queries.", ErrorCodes.BadUserInput));
    }
}
