using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// The payload of a WebSocket client's <c>connection_init</c>. Browsers cannot set headers on a WebSocket, so a sign-in reads from here what it otherwise finds in a
/// header, such as <c>authorization</c>. It is a feature of the <see cref="HttpContext"/> that <see cref="GraphQLHttpOptions.Prepare"/> gets.
/// </summary>
public sealed class ConnectionInit
{
    readonly JsonElement _payload;

    internal ConnectionInit(JsonElement payload) => _payload = payload;

    /// <summary>The payload for a request; null when the request did not come over a WebSocket.</summary>
    /// <param name="http">The request.</param>
    public static ConnectionInit? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        // A WebSocket never starts with POST, and nearly all requests do.
        return HttpMethods.IsPost(http.Request.Method) ? null : http.Features.Get<ConnectionInit>();
    }

    /// <summary>The value with a name: an entry of the <c>connection_init</c> payload, otherwise the header. Null when there is neither.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">The name; case-insensitive, like headers.</param>
    public static string? HeaderOrEntry(HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Of(http)?.Entry(name) is { } entry)
            return entry;

        return http.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values.ToString() : null;
    }

    /// <summary>
    /// The entry with a name; null when there is none or it is null. Several entries are joined by commas, like headers. A value that is not a string is returned as
    /// JSON, so that it is not mistaken for an absent one.
    /// </summary>
    /// <param name="name">The name; case-insensitive, like headers.</param>
    public string? Entry(string name)
    {
        if (_payload.ValueKind != JsonValueKind.Object)
            return null;

        string? found = null;
        foreach (var entry in _payload.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.Null || !entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;

            var text = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString() : entry.Value.GetRawText();
            found = found is null ? text : $"{found}, {text}";
        }

        return found;
    }
}
