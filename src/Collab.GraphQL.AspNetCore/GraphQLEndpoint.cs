using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Dispatches each request to its transport.</summary>
sealed class GraphQLEndpoint
{
    readonly Func<HttpContext, FieldException?>? _admit;
    readonly ResponseSender _sender;
    readonly PostTransport _post;
    readonly GetTransport _get;
    readonly EventStreamTransport _events;
    readonly WebSocketTransport _webSocket;

    public GraphQLEndpoint(IEndpointRouteBuilder endpoints, GraphQLExecutor executor, GraphQLHttpOptions options)
    {
        var documents = new DocumentSource(executor, options);
        var connections = new ConnectionCount(options.Subscriptions.MaxConnections);
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var admission = new Admission(options.Load, options.Clock);
        _admit = options.Admit;
        _sender = new ResponseSender(executor, options);
        _events = new EventStreamTransport(executor, options, _sender, admission, connections, stopping);
        var runner = new RequestRunner(executor, documents, _events, options, _sender);
        _post = new PostTransport(runner, new BatchRunner(executor, documents, runner, _sender), _sender, admission, options);
        _get = new GetTransport(runner, _sender, new SchemaText(executor.Schema.Schema), admission, options);
        _webSocket = new WebSocketTransport(endpoints, executor, documents, _sender, admission, options, connections, stopping);
    }

    public Task Serve(HttpContext http)
    {
        if (_admit?.Invoke(http) is { } refusal)
            return _sender.RefuseRun(http, ResponseMedia.Of(http), [new GraphQLError(refusal.Message, refusal.Code) { Extensions = refusal.Extensions }]);

        if (HttpMethods.IsPost(http.Request.Method))
            return EventStreamTransport.IsAskedFor(http) ? _events.Serve(http, _post.Serve) : _post.Serve(http);

        if (WebSocketTransport.IsAskedFor(http))
            return _webSocket.Serve(http);

        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            return HttpMethods.IsGet(http.Request.Method) && EventStreamTransport.IsAskedFor(http) ? _events.Serve(http, _get.Serve) : _get.Serve(http);

        http.Response.Headers.Allow = "GET, HEAD, POST";
        return _sender.Refuse(http, ResponseMedia.Of(http), StatusCodes.Status405MethodNotAllowed, new GraphQLError(
            $"{http.Request.Method} is not supported. Use POST, or GET for queries.", ErrorCodes.BadUserInput));
    }
}
