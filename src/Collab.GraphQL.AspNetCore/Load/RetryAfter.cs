using System.Globalization;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>When to come back: in milliseconds in the error's extensions, for GraphQL clients; in whole seconds in the header (RFC 9110, 10.2.3), for all others.</summary>
public static class RetryAfter
{
    /// <summary>The entry of an error's extensions; a whole number of milliseconds.</summary>
    public const string Extension = "retryAfterMs";

    /// <summary>Extensions that tell when to come back.</summary>
    /// <param name="time">How long to stay away.</param>
    public static IReadOnlyDictionary<string, object?> In(TimeSpan time) => new Dictionary<string, object?> { [Extension] = (int)Math.Ceiling(time.TotalMilliseconds) };

    /// <summary>Sets the header of a response that is no GraphQL response, when a refusal says when to come back.</summary>
    /// <param name="http">The request, whose response has not begun.</param>
    /// <param name="refusal">The refusal.</param>
    public static void Tell(HttpContext http, FieldException refusal)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(refusal);
        Tell(http, refusal.Extensions);
    }

    internal static void Tell(HttpContext http, GraphQLError refusal) => Tell(http, refusal.Extensions);

    static void Tell(HttpContext http, IReadOnlyDictionary<string, object?>? found)
    {
        if (found is { } extensions && extensions.TryGetValue(Extension, out var value) && value is int milliseconds)
            http.Response.Headers.RetryAfter = Math.Ceiling(milliseconds / 1000.0).ToString(CultureInfo.InvariantCulture);
    }
}
