using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>GET: queries with parameters in the address, the schema as text, and the browser's page.</summary>
sealed class GetTransport(RequestRunner runner, ResponseSender sender, SchemaText schema, Admission admission, GraphQLHttpOptions options)
{
    readonly CrossSiteRule _crossSite = new(new OriginRule(options.Subscriptions.AllowedOrigins));

    public Task Serve(HttpContext http)
    {
        var query = http.Request.Query;
        if (options.ServeSdl && query.ContainsKey("sdl"))
            return schema.Serve(http);

        if (options.BrowserPage is { } page && !NamesDocument(query) && IsBrowser(http.Request))
            return page(http);

        if (ResponseMedia.Negotiate(http.Request.Headers.Accept) is not { } media)
            return sender.Refuse(http, ResponseMedia.Any, StatusCodes.Status406NotAcceptable, Refusals.NotAcceptable);

        if (_crossSite.Refuses(http.Request))
            return sender.Refuse(http, media, StatusCodes.Status403Forbidden, Refusals.CrossSite);

        return Run(http, media, query);
    }

    async Task Run(HttpContext http, ResponseMedia media, IQueryCollection query)
    {
        using var place = await admission.Enter(http).ConfigureAwait(false);
        try
        {
            var run = place is null ? sender.RefuseRun(http, media, [admission.Refusal]) : runner.Run(http, media, Read(query), place.Value);
            await run.ConfigureAwait(false);
        }
        catch (MalformedRequestException wrong)
        {
            await sender.Refuse(http, media, wrong).ConfigureAwait(false);
        }
    }

    static bool IsBrowser(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept.ToArray()!, out var accepted)
        && accepted.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    static bool NamesDocument(IQueryCollection query) =>
        query.ContainsKey("query") || query.ContainsKey("documentId") || query.ContainsKey("doc_id") || query.ContainsKey("extensions");

    static RequestParameters Read(IQueryCollection query) =>
        new(Encoding.UTF8.GetBytes(Text(query, "query") ?? ""), Text(query, "operationName"), CheckObject(query, "variables"))
        {
            DocumentId = Text(query, "documentId") ?? Text(query, "doc_id"),
            Extensions = CheckObject(query, "extensions"),
        };

    /// <summary>A query parameter; an empty value counts as absent.</summary>
    static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) && values is [{ Length: > 0 } text, ..] ? text : null;

    static ReadOnlyMemory<byte> CheckObject(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return default;

        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var json = new Utf8JsonReader(bytes);
            json.Read();
            var isObject = json.TokenType is JsonTokenType.StartObject or JsonTokenType.Null;
            json.Skip();
            if (isObject && !json.Read())
                return bytes;
        }
        catch (JsonException)
        {
            throw new MalformedRequestException($"The parameter \"{name}\" is not well-formed JSON.");
        }

        throw new MalformedRequestException($"The parameter \"{name}\" must be a JSON object.");
    }
}
