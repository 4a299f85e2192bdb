using System.Globalization;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The retry time of a refusal: in milliseconds in the error's extensions, for GraphQL clients; in whole seconds in the header (RFC 9110, 10.2.3), for all others.</summary>
public static class RetryAfter
{
    /// <summary>The entry of an error's extensions; a whole number of milliseconds.</summary>
    public const string Extension = "retryAfterMs";

    /// <summary>Creates the error extensions for a retry time.</summary>
    /// <param name="time">The retry time.</param>
    public static IReadOnlyDictionary<string, object?> In(TimeSpan time) => new Dictionary<string, object?> { [Extension] = (int)Math.Ceiling(time.TotalMilliseconds) };

    /// <summary>Sets the header of a response that is not GraphQL when the refusal has a retry time.</summary>
    /// <param name="http">The request; its response must not have started.</param>
    /// <param name="refusal">The refusal.</param>
    public static void SetHeader(HttpContext http, FieldException refusal)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(refusal);
        SetHeader(http, refusal.Extensions);
    }

    internal static void SetHeader(HttpContext http, GraphQLError refusal) => SetHeader(http, refusal.Extensions);

    static void SetHeader(HttpContext http, IReadOnlyDictionary<string, object?>? found)
    {
        if (found is { } extensions && extensions.TryGetValue(Extension, out var value) && value is int milliseconds)
            http.Response.Headers.RetryAfter = Math.Ceiling(milliseconds / 1000.0).ToString(CultureInfo.InvariantCulture);
    }
}
