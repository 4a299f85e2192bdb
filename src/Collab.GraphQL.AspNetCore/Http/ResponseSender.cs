using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Sends GraphQL responses with the status code that the GraphQL-over-HTTP specification asks for.</summary>
sealed class ResponseSender(GraphQLExecutor executor, GraphQLHttpOptions options)
{
    readonly StringValues _vary = string.Join(", ", [HeaderNames.Accept, HeaderNames.AcceptEncoding, .. options.VaryBy]);

    /// <summary>Sends a response and gives its bytes back.</summary>
    /// <param name="http">The request it answers.</param>
    /// <param name="media">The negotiated media type.</param>
    /// <param name="status">The status code.</param>
    /// <param name="response">The response.</param>
    public void Send(HttpContext http, ResponseMedia media, int status, GraphQLResponse response)
    {
        using (response)
            Send(http, media, status, response.Json.Span);
    }

    /// <summary>Sends what is JSON already.</summary>
    public void Send(HttpContext http, ResponseMedia media, int status, ReadOnlySpan<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.ContentType = media.ContentType;
        if (HttpMethods.IsPost(http.Request.Method) || !Caching.TryAnswerNotModified(http, json, _vary))
            BodyWriter.Write(http, json);
    }

    /// <summary>Refuses a request that is well-formed HTTP but cannot be run; a legacy client gets 200.</summary>
    public Task RefuseRun(HttpContext http, ResponseMedia media, IReadOnlyList<GraphQLError> errors)
    {
        var status = StatusOf(errors[0].Code);
        var isToldInside = media.IsLegacy && status is (StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound);
        Send(http, media, isToldInside ? StatusCodes.Status200OK : status, executor.Refuse(errors));
        return Task.CompletedTask;
    }

    /// <summary>Refuses what is no GraphQL-over-HTTP request.</summary>
    public Task Refuse(HttpContext http, ResponseMedia media, MalformedRequestException wrong) =>
        wrong.Status is { } status ? Refuse(http, media, status, wrong.Error) : RefuseRun(http, media, [wrong.Error]);

    /// <summary>Refuses a request with a status code whatever the client.</summary>
    public Task Refuse(HttpContext http, ResponseMedia media, int status, GraphQLError error)
    {
        Send(http, media, status, executor.Refuse(error));
        return Task.CompletedTask;
    }

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
