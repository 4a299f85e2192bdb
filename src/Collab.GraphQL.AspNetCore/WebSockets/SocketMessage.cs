using System.Text.Json;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A message of a client (<c>graphql-transport-ws</c>, <i>Message types</i>).</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">The id of the operation; null when there is none.</param>
/// <param name="Payload">The payload: JSON in UTF-8, a slice of the message; empty when there is none.</param>
readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Maximum length of an operation id, in characters.</summary>
    const int MaxIdLength = 256;

    /// <summary>Parses a message.</summary>
    /// <exception cref="MalformedRequestException">It violates the protocol.</exception>
    public static SocketMessage Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            return ReadObject(text);
        }
        catch (JsonException)
        {
            throw JsonFaults.Explain(text.Span, RequestReader.MaxDepth);
        }
        catch (InvalidOperationException)
        {
            throw new MalformedRequestException("The message is not valid Unicode.");
        }
    }

    public bool IsObject => Payload is { IsEmpty: false } && Payload.Span[0] == '{';

    static SocketMessage ReadObject(ReadOnlyMemory<byte> text)
    {
        var json = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = RequestReader.MaxDepth });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException("A message is a JSON object with a \"type\".");

        string? type = null;
        string? id = null;
        ReadOnlyMemory<byte> payload = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
                type = ReadText(ref json, "type");
            else if (json.ValueTextEquals("id"u8))
                id = ReadText(ref json, "id");
            else if (json.ValueTextEquals("payload"u8))
                payload = ReadPayload(ref json, text);
            else
                json.Skip();
        }

        // Checks that nothing follows.
        json.Read();
        if (id is { Length: 0 or > MaxIdLength })
            throw new MalformedRequestException($"An \"id\" has 1 to {MaxIdLength} characters; this one has {id.Length}.");

        return new SocketMessage(type ?? throw new MalformedRequestException("The message has no \"type\"."), id, payload);
    }

    static string ReadText(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String ? json.GetString()! : throw new MalformedRequestException($"\"{name}\" must be a string.");
    }

    static ReadOnlyMemory<byte> ReadPayload(ref Utf8JsonReader json, ReadOnlyMemory<byte> text)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return json.TokenType == JsonTokenType.Null ? default : text[start..(int)json.BytesConsumed];
    }
}
