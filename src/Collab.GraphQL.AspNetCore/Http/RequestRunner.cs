using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Prepares and runs one request and sends the response: what POST and GET have in common.</summary>
sealed class RequestRunner(GraphQLExecutor executor, GraphQLHttpOptions options, ResponseSender sender)
{
    /// <summary>Runs a request; a GET runs queries only.</summary>
    public Task Run(HttpContext http, ResponseMedia media, in RequestParameters parameters)
    {
        if (parameters.Document.Length > options.MaxDocumentBytes)
        {
            return sender.RefuseRun(http, media, [new GraphQLError(
                $"The document has {parameters.Document.Length} bytes; the limit is {options.MaxDocumentBytes}. Ask for less at once.", ErrorCodes.TooLarge)]);
        }

        var preparation = executor.Prepare(parameters.Document.Span, parameters.OperationName);
        if (!preparation.Succeeded)
            return sender.RefuseRun(http, media, preparation.Errors);

        var operation = preparation.Operation;
        if (operation.Kind != Language.OperationType.Query && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            return sender.Refuse(http, media, StatusCodes.Status405MethodNotAllowed, new GraphQLError(
                "GET runs queries only. Send mutations with POST.", ErrorCodes.BadUserInput));
        }

        return Run(http, media, operation, new HttpGraphQLRequest(http, parameters.Document)
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
        });
    }

    async Task Run(HttpContext http, ResponseMedia media, PreparedOperation operation, HttpGraphQLRequest request)
    {
        try
        {
            if (options.Prepare is { } prepare)
                await prepare(http, request.Features).ConfigureAwait(false);
        }
        catch (FieldException refusal)
        {
            await sender.RefuseRun(http, media, [new GraphQLError(refusal.Message, refusal.Code) { Extensions = refusal.Extensions }]).ConfigureAwait(false);
            return;
        }

        var response = await executor.Execute(operation, request).ConfigureAwait(false);
        ResponseSender.Send(http, media, response.HasData || media.IsLegacy ? StatusCodes.Status200OK : ResponseSender.StatusOf(response.ErrorCode), response);
    }
}
