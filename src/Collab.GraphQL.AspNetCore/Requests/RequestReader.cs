using System.Text.Json;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Reads a request from JSON (GraphQL over HTTP, <i>JSON Encoding</i>): the body of a POST, an entry of a batch, the payload of a message. Parameters are slices of the
/// input and copied only where necessary.
/// </summary>
static class RequestReader
{
    /// <summary>Maximum depth of a request's JSON.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads the parameters. Unknown ones are ignored, and the last of repeated ones counts, as in JavaScript.</summary>
    /// <param name="json">One JSON value, valid UTF-8; the parameters are slices of it.</param>
    /// <param name="buffers">Memory for a document with escapes.</param>
    /// <exception cref="MalformedRequestException">It is not JSON or not a request.</exception>
    public static RequestParameters Read(ReadOnlyMemory<byte> json, ref RequestBuffers buffers)
    {
        try
        {
            return ReadObject(json, ref buffers);
        }
        catch (JsonException)
        {
            throw JsonFaults.Explain(json.Span, MaxDepth);
        }
        catch (InvalidOperationException)
        {
            throw new MalformedRequestException("A string of the request is not valid Unicode: it holds half of a surrogate pair.");
        }
    }

    static RequestParameters ReadObject(ReadOnlyMemory<byte> text, ref RequestBuffers buffers)
    {
        var json = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException("A request must be a JSON object with the document in \"query\".");

        ReadOnlyMemory<byte> document = default, variables = default, extensions = default;
        string? operationName = null, documentId = null;
        var hasDocument = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("query"u8))
                document = ReadDocument(text, ref json, ref buffers, out hasDocument);
            else if (json.ValueTextEquals("variables"u8))
                variables = ReadMap(text, ref json, "variables");
            else if (json.ValueTextEquals("operationName"u8))
                operationName = ReadName(ref json, "operationName");
            else if (json.ValueTextEquals("extensions"u8))
                extensions = ReadMap(text, ref json, "extensions");
            else if (json.ValueTextEquals("documentId"u8) || json.ValueTextEquals("doc_id"u8))
                documentId = ReadName(ref json, "documentId");
            else
                json.Skip();
        }

        // Throws when anything but white space follows.
        json.Read();
        return new RequestParameters(document, operationName, variables) { DocumentId = documentId, HasDocument = hasDocument, Extensions = extensions };
    }

    static ReadOnlyMemory<byte> ReadDocument(ReadOnlyMemory<byte> text, ref Utf8JsonReader json, ref RequestBuffers buffers, out bool isThere)
    {
        json.Read();
        isThere = json.TokenType != JsonTokenType.Null;
        if (!isThere)
            return default;

        if (json.TokenType != JsonTokenType.String)
            throw new MalformedRequestException("The parameter \"query\" must be a string.");

        if (!json.ValueIsEscaped)
            return text.Slice((int)json.TokenStartIndex + 1, json.ValueSpan.Length);

        var unescaped = buffers.Rent(json.ValueSpan.Length);
        return unescaped.AsMemory(0, json.CopyString(unescaped));
    }

    static ReadOnlyMemory<byte> ReadMap(ReadOnlyMemory<byte> text, ref Utf8JsonReader json, string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return default;

        if (json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException($"The parameter \"{name}\" must be an object.");

        var start = (int)json.TokenStartIndex;
        json.Skip();
        return text[start..(int)json.BytesConsumed];
    }

    static string? ReadName(ref Utf8JsonReader json, string parameter)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => json.GetString() is { Length: > 0 } name ? name : null,
            _ => throw new MalformedRequestException($"The parameter \"{parameter}\" must be a string."),
        };
    }
}
