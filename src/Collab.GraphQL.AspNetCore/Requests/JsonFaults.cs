using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Explains why a request's JSON is invalid.</summary>
static class JsonFaults
{
    /// <summary>The refusal for JSON that a reader rejected.</summary>
    /// <param name="json">The JSON, valid UTF-8.</param>
    /// <param name="maxDepth">The maximum depth.</param>
    public static MalformedRequestException Explain(ReadOnlySpan<byte> json, int maxDepth)
    {
        try
        {
            return SizeErrors.Nesting(Depth(json), maxDepth);
        }
        catch (JsonException wrong)
        {
            var place = wrong is { LineNumber: { } line, BytePositionInLine: { } column } ? $" at line {line + 1}, byte {column + 1}" : "";
            return new MalformedRequestException($"The body is not well-formed JSON{place}.", StatusCodes.Status400BadRequest);
        }
    }

    static int Depth(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var depth = 0;
        while (reader.Read())
            depth = Math.Max(depth, reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? reader.CurrentDepth + 1 : 0);

        return depth;
    }
}
