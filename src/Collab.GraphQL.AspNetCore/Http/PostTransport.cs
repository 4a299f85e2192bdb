using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>POST with a JSON body. Other content types are refused, so that a page of another site cannot send a request without a preflight (CSRF).</summary>
sealed class PostTransport(RequestRunner runner, BatchRunner batches, ResponseSender sender, Admission admission, GraphQLHttpOptions options)
{
    readonly BodyBudget _budget = new(options.PendingBodyBytes);

    public Task Serve(HttpContext http)
    {
        if (ResponseMedia.Negotiate(http.Request.Headers.Accept) is not { } media)
            return sender.Refuse(http, ResponseMedia.Any, StatusCodes.Status406NotAcceptable, Refusals.NotAcceptable);

        if (!IsJson(http.Request.ContentType))
            return sender.Refuse(http, media, StatusCodes.Status415UnsupportedMediaType, Refusals.UnsupportedMediaType);

        if (http.Request.Headers.ContentEncoding.Count > 0)
        {
            http.Response.Headers.AcceptEncoding = "identity";
            return sender.Refuse(http, media, StatusCodes.Status415UnsupportedMediaType, Refusals.UnsupportedEncoding);
        }

        return ReadAndRun(http, media);
    }

    static bool IsJson(string? contentType) => contentType switch
    {
        null => false,
        "application/json" or "application/json; charset=utf-8" => true,
        _ => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!parsed.Charset.HasValue || parsed.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)),
    };

    async Task ReadAndRun(HttpContext http, ResponseMedia media)
    {
        // Document and variables are slices of the request buffer, so it is released only after the response.
        var buffers = new RequestBuffers();
        ReadResult? body = null;
        try
        {
            var read = await RequestBody.Read(http, options, _budget).ConfigureAwait(false);
            body = read;
            using var place = await admission.Enter(http).ConfigureAwait(false);
            if (place is null)
            {
                await sender.RefuseRun(http, media, [admission.Refusal]).ConfigureAwait(false);
                return;
            }

            var json = RequestBody.Join(read.Buffer, ref buffers);
            var run = BatchReader.IsBatch(json.Span)
                ? batches.Run(http, media, BatchReader.Read(json, batches.MaxRequests, ref buffers), place.Value)
                : runner.Run(http, media, RequestReader.Read(json, ref buffers), place.Value);
            await run.ConfigureAwait(false);
        }
        catch (MalformedRequestException wrong)
        {
            await sender.Refuse(http, media, wrong).ConfigureAwait(false);
        }
        finally
        {
            buffers.Dispose();
            if (body is { } whole)
                http.Request.BodyReader.AdvanceTo(whole.Buffer.End);
        }
    }
}
