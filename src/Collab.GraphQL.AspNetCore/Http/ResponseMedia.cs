using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The media type of a response, and its effect on the status code.</summary>
sealed class ResponseMedia
{
    const string Official = "application/graphql-response+json";
    const string Json = "application/json";
    const string Events = "text/event-stream";

    static readonly HeaderCache<ResponseMedia?> Known = new(Read);

    readonly Lazy<ResponseMedia> _withEvents;

    /// <summary>The official media type: the status code describes the GraphQL request.</summary>
    public static readonly ResponseMedia GraphQL = new(Official, isLegacy: false);

    /// <summary>The client accepts any type: the status code describes the GraphQL request as well.</summary>
    public static readonly ResponseMedia Any = new(Json, isLegacy: false);

    /// <summary>A client that asks for plain JSON treats any status but 200 as a response that is not GraphQL.</summary>
    public static readonly ResponseMedia Legacy = new(Json, isLegacy: true);

    /// <summary>The client accepts only an event stream. A request that is refused by its status gets a GraphQL response.</summary>
    static readonly ResponseMedia EventStream = new(Official, isLegacy: false) { IsEventStream = true };

    ResponseMedia(string mediaType, bool isLegacy)
    {
        _withEvents = new Lazy<ResponseMedia>(() => new ResponseMedia(mediaType, isLegacy) { TakesEvents = true });
        ContentType = $"{mediaType}; charset=utf-8";
        IsLegacy = isLegacy;
    }

    public StringValues ContentType { get; }

    public bool IsLegacy { get; }

    /// <summary>Whether every response must be an event stream.</summary>
    public bool IsEventStream { get; private init; }

    /// <summary>Whether the response of a subscription can be an event stream.</summary>
    public bool TakesEvents { get; private init; }

    /// <summary>The client's preferred supported type; plain JSON when there is none, for the refusal.</summary>
    public static ResponseMedia Of(HttpContext http) => Negotiate(http.Request.Headers.Accept) ?? Any;

    /// <summary>The client's preferred supported type (RFC 9110, 12.5.1); null when there is none.</summary>
    public static ResponseMedia? Negotiate(StringValues accept) => accept.Count == 0 ? Any : Known.Read(accept);

    static ResponseMedia? Read(StringValues accept) =>
        accept.ToString().Length == 0 ? Any : MediaTypeHeaderValue.TryParseList(accept.ToArray()!, out var accepted) ? Best(accepted) : null;

    static ResponseMedia? Best(IList<MediaTypeHeaderValue> accepted)
    {
        var graphQL = QualityOf(Official, accepted, out _);
        var json = QualityOf(Json, accepted, out var isExact);
        var events = QualityOf(Events, accepted, out var isEvents);
        if (isEvents && events > Math.Max(graphQL, json))
            return EventStream;

        if (graphQL <= 0 && json <= 0)
            return null;

        var media = Best(accepted, graphQL, json, isExact);
        return isEvents && events > 0 ? media._withEvents.Value : media;
    }

    static ResponseMedia Best(IList<MediaTypeHeaderValue> accepted, double graphQL, double json, bool isExact)
    {
        var isNamed = accepted.Any(range => range.MediaType.Equals(Official, StringComparison.OrdinalIgnoreCase));
        if (graphQL >= json && isNamed)
            return GraphQL;

        return json > 0 ? isExact ? Legacy : Any : GraphQL;
    }

    /// <summary>The quality of the most specific range that matches the media type; 0 when none does or when UTF-8 is refused.</summary>
    static double QualityOf(string mediaType, IList<MediaTypeHeaderValue> accepted, out bool isExact)
    {
        var best = (Rank: -1, Quality: 0.0);
        foreach (var range in accepted)
        {
            var rank = range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 2
                : range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? 1
                : range.MediaType.Equals("*/*", StringComparison.OrdinalIgnoreCase) ? 0
                : -1;
            if (rank > best.Rank && IsUtf8(range))
                best = (rank, range.Quality ?? 1);
        }

        isExact = best.Rank == 2;
        return best.Quality;
    }

    static bool IsUtf8(MediaTypeHeaderValue range) =>
        !range.Charset.HasValue || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
