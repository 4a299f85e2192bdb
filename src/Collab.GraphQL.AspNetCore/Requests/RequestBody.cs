using System.Buffers;
using System.Text.Json;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The JSON body of a POST. Read in place: document and variables are slices of what came over the wire, copied only where they have to be.</summary>
struct RequestBody : IDisposable
{
    readonly ReadOnlyMemory<byte> _json;
    byte[]? _joined;
    byte[]? _unescaped;

    public RequestBody(ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            _json = body.First;
            return;
        }

        var length = checked((int)body.Length);
        _joined = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(_joined);
        _json = _joined.AsMemory(0, length);
    }

    /// <summary>The request's parameters (GraphQL over HTTP, <i>JSON Encoding</i>); unknown ones are ignored.</summary>
    /// <exception cref="MalformedRequestException">It is not JSON or not such a request.</exception>
    public RequestParameters Read()
    {
        try
        {
            return ReadObject();
        }
        catch (JsonException)
        {
            throw new MalformedRequestException("The body is not well-formed JSON, or nested too deeply.", isJson: false);
        }
        catch (InvalidOperationException)
        {
            throw new MalformedRequestException("The body is not valid Unicode.");
        }
    }

    public void Dispose()
    {
        if (_joined is not null)
            ArrayPool<byte>.Shared.Return(_joined);

        if (_unescaped is not null)
            ArrayPool<byte>.Shared.Return(_unescaped);

        _joined = _unescaped = null;
    }

    RequestParameters ReadObject()
    {
        var json = new Utf8JsonReader(_json.Span);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException("The body must be a JSON object with the document in \"query\".");

        ReadOnlyMemory<byte>? document = null;
        ReadOnlyMemory<byte> variables = default;
        string? operationName = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("query"u8))
                document = ReadDocument(ref json);
            else if (json.ValueTextEquals("variables"u8))
                variables = ReadMap(ref json, "variables");
            else if (json.ValueTextEquals("operationName"u8))
                operationName = ReadName(ref json);
            else if (json.ValueTextEquals("extensions"u8))
                ReadMap(ref json, "extensions");
            else
                json.Skip();
        }

        if (json.Read())
            throw new MalformedRequestException("The body must be one JSON object.");

        return new RequestParameters(
            document ?? throw new MalformedRequestException("The parameter \"query\" is missing. Put the document there."), operationName, variables);
    }

    ReadOnlyMemory<byte> ReadDocument(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
            throw new MalformedRequestException("The parameter \"query\" must be a string.");

        if (!json.ValueIsEscaped)
            return _json.Slice((int)json.TokenStartIndex + 1, json.ValueSpan.Length);

        if (_unescaped is not null)
            ArrayPool<byte>.Shared.Return(_unescaped);

        _unescaped = ArrayPool<byte>.Shared.Rent(json.ValueSpan.Length);
        return _unescaped.AsMemory(0, json.CopyString(_unescaped));
    }

    readonly ReadOnlyMemory<byte> ReadMap(ref Utf8JsonReader json, string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return default;

        if (json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException($"The parameter \"{name}\" must be an object.");

        var start = (int)json.TokenStartIndex;
        json.Skip();
        return _json[start..(int)json.BytesConsumed];
    }

    static string? ReadName(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => json.GetString() is { Length: > 0 } name ? name : null,
            _ => throw new MalformedRequestException("The parameter \"operationName\" must be a string."),
        };
    }
}
