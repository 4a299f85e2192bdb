using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Prepares and runs one request of POST or GET and sends the response.</summary>
sealed class RequestRunner(GraphQLExecutor executor, DocumentSource documents, EventStreamTransport events, GraphQLHttpOptions options, ResponseSender sender)
{
    /// <summary>Runs a request; a GET runs queries only.</summary>
    /// <param name="http">The request.</param>
    /// <param name="media">The negotiated media type.</param>
    /// <param name="parameters">The parameters of the request.</param>
    /// <param name="place">The request's slot. It is released before the response is sent, which a slow reader may delay.</param>
    public Task Run(HttpContext http, ResponseMedia media, in RequestParameters parameters, Admission.Place place)
    {
        var found = documents.Find(parameters);
        if (found.IsMalformed && !media.IsEventStream)
            return sender.Refuse(http, media, new MalformedRequestException(found.Errors[0]));

        if (!found.Succeeded)
            return media.IsEventStream ? events.RefuseRun(http, found.Errors) : sender.RefuseRun(http, media, found.Errors);

        var operation = found.Operation;
        if (operation.Kind == Language.OperationType.Mutation && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            return sender.Refuse(http, media, StatusCodes.Status405MethodNotAllowed, new GraphQLError(
                "GET runs queries only. Send mutations with POST.", ErrorCodes.BadUserInput));
        }

        if (media.IsEventStream || (media.TakesEvents && operation.Kind == Language.OperationType.Subscription))
            return EventStreamTransport.Take(http, operation, parameters);

        if (operation.Kind == Language.OperationType.Subscription)
            return sender.RefuseRun(http, media, [Refusals.NeedsStream]);

        return Run(http, media, operation, new HttpGraphQLRequest(http, found.Document)
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
        }, place);
    }

    /// <summary>Calls the host's <see cref="GraphQLHttpOptions.Prepare"/>.</summary>
    /// <returns>The refusal; null when there is none.</returns>
    public async ValueTask<GraphQLError?> SignIn(HttpContext http, RequestFeatures features)
    {
        try
        {
            if (options.Prepare is { } prepare)
                await prepare(http, features).ConfigureAwait(false);

            return null;
        }
        catch (FieldException refusal)
        {
            return new GraphQLError(refusal.Message, refusal.Code) { Extensions = refusal.Extensions };
        }
    }

    async Task Run(HttpContext http, ResponseMedia media, PreparedOperation operation, HttpGraphQLRequest request, Admission.Place place)
    {
        if (await SignIn(http, request.Features).ConfigureAwait(false) is { } refusal)
        {
            await sender.RefuseRun(http, media, [refusal]).ConfigureAwait(false);
            return;
        }

        var response = await executor.Execute(operation, request).ConfigureAwait(false);
        place.Dispose();
        await sender.Send(http, media, response.HasData || media.IsLegacy ? StatusCodes.Status200OK : ResponseSender.StatusOf(response.ErrorCode), response).ConfigureAwait(false);
    }
}
