using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// What a WebSocket client said of itself in <c>connection_init</c>. Browsers cannot set headers on a WebSocket, so a sign-in looks here for what it
/// would else find in a header, such as <c>authorization</c>. It is a feature of the <see cref="HttpContext"/> that <see cref="GraphQLHttpOptions.Prepare"/> is given.
/// </summary>
public sealed class ConnectionInit
{
    readonly JsonElement _payload;

    internal ConnectionInit(JsonElement payload) => _payload = payload;

    /// <summary>What the client of this request said; null when the request did not come over a WebSocket.</summary>
    /// <param name="http">The request.</param>
    public static ConnectionInit? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        // No WebSocket begins with POST, and nearly all requests do.
        return HttpMethods.IsPost(http.Request.Method) ? null : http.Features.Get<ConnectionInit>();
    }

    /// <summary>The value that a client sent under a name: an entry of <c>connection_init</c>'s payload, else the header. Null when there is neither.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">The name; case does not matter, as with headers.</param>
    public static string? HeaderOrEntry(HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Of(http)?.Entry(name) is { } entry)
            return entry;

        return http.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values.ToString() : null;
    }

    /// <summary>
    /// What the payload has under a name; null when it has nothing there, or null. Several entries are joined by commas, as headers are, and what is no text is
    /// given as its JSON, so that nobody takes it for nothing.
    /// </summary>
    /// <param name="name">The name; case does not matter, as with headers.</param>
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
