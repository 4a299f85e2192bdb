using System.IO.Pipelines;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Sends GraphQL responses with the status codes of the GraphQL-over-HTTP specification.</summary>
sealed class ResponseSender(GraphQLExecutor executor, GraphQLHttpOptions options)
{
    readonly StringValues _vary = string.Join(", ", [HeaderNames.Accept, HeaderNames.AcceptEncoding, .. options.VaryBy]);

    /// <summary>Sends a response and releases its memory.</summary>
    /// <param name="http">The request it answers.</param>
    /// <param name="media">The negotiated media type.</param>
    /// <param name="status">The status code.</param>
    /// <param name="response">The response.</param>
    public async Task Send(HttpContext http, ResponseMedia media, int status, GraphQLResponse response)
    {
        using (response)
            await Send(http, media, status, response.Json).ConfigureAwait(false);
    }

    /// <summary>Sends JSON.</summary>
    public ValueTask<FlushResult> Send(HttpContext http, ResponseMedia media, int status, ReadOnlyMemory<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.ContentType = media.ContentType;
        return HttpMethods.IsPost(http.Request.Method) || !Caching.TryAnswerNotModified(http, json.Span, _vary)
            ? BodyWriter.Write(http, json)
            : default;
    }

    /// <summary>Refuses a well-formed request that cannot be run; a legacy client gets 200.</summary>
    public Task RefuseRun(HttpContext http, ResponseMedia media, IReadOnlyList<GraphQLError> errors)
    {
        var status = StatusOf(errors[0].Code);
        RetryAfter.SetHeader(http, errors[0]);
        var isInsideResponse = media.IsLegacy && status is (StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound);
        return Send(http, media, isInsideResponse ? StatusCodes.Status200OK : status, executor.Refuse(errors));
    }

    /// <summary>Refuses a malformed request by its status, for every client.</summary>
    public Task Refuse(HttpContext http, ResponseMedia media, MalformedRequestException wrong) => Refuse(http, media, wrong.Status, wrong.Error);

    /// <summary>Refuses a request by a status code, for every client.</summary>
    public Task Refuse(HttpContext http, ResponseMedia media, int status, GraphQLError error) => Send(http, media, status, executor.Refuse(error));

    public static int StatusOf(string code) => code switch
    {
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        ErrorCodes.PersistedQueryNotFound => StatusCodes.Status404NotFound,
        ErrorCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorCodes.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };
}
