using System.Text.Json;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Apollo's extension that names a document: <c>extensions.persistedQuery</c>, version 1.</summary>
static class PersistedQueryExtension
{
    /// <summary>The hash in a request's extensions; null when there is none.</summary>
    /// <param name="extensions">A JSON object in UTF-8, or empty.</param>
    /// <exception cref="MalformedRequestException">It has another version or no hash.</exception>
    public static string? Read(ReadOnlySpan<byte> extensions)
    {
        try
        {
            return extensions.IsEmpty ? null : Find(extensions);
        }
        catch (InvalidOperationException)
        {
            throw new MalformedRequestException("A string of the extensions is not valid Unicode: it holds half of a surrogate pair.");
        }
    }

    static string? Find(ReadOnlySpan<byte> extensions)
    {
        var json = new Utf8JsonReader(extensions);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isPersistedQuery = json.ValueTextEquals("persistedQuery"u8);
            json.Read();
            if (isPersistedQuery && json.TokenType == JsonTokenType.StartObject)
                return ReadHash(ref json);

            json.Skip();
        }

        return null;
    }

    static string ReadHash(ref Utf8JsonReader json)
    {
        var isVersion1 = false;
        string? hash = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("version"u8))
                isVersion1 = json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var version) && version == 1;
            else if (json.ValueTextEquals("sha256Hash"u8))
                hash = json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
            else
                json.Skip();

            json.Skip();
        }

        return isVersion1 && hash is { Length: > 0 }
            ? hash
            : throw new MalformedRequestException("extensions.persistedQuery must be {\"version\": 1, \"sha256Hash\": \"the document's SHA-256 in hexadecimal digits\"}.");
    }
}
