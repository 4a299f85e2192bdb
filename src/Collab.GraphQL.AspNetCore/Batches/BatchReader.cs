using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Reads a body that is a list of requests (GraphQL over HTTP, <i>Request Batching</i>).</summary>
static class BatchReader
{
    /// <summary>Whether a body is a list.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> json) => json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    /// <summary>Reads the requests. The error of a single entry is part of that entry.</summary>
    /// <param name="json">The body, valid UTF-8; the requests are slices of it.</param>
    /// <param name="limit">The maximum number of requests.</param>
    /// <param name="buffers">Memory for documents with escapes.</param>
    /// <exception cref="MalformedRequestException">The body is not a list of objects, is empty or too long.</exception>
    public static BatchEntry[] Read(ReadOnlyMemory<byte> json, int limit, ref RequestBuffers buffers)
    {
        var texts = Split(json, limit, out var count);
        if (count == 0)
            throw new MalformedRequestException("The batch is empty. Put at least one request into it.", StatusCodes.Status400BadRequest);

        if (count > limit)
            throw SizeErrors.Batch(count, limit);

        var entries = new BatchEntry[count];
        for (var i = 0; i < count; i++)
            entries[i] = ReadEntry(texts[i], ref buffers);

        return entries;
    }

    static BatchEntry ReadEntry(ReadOnlyMemory<byte> text, ref RequestBuffers buffers)
    {
        try
        {
            return new BatchEntry(RequestReader.Read(text, ref buffers), null);
        }
        catch (MalformedRequestException wrong)
        {
            return new BatchEntry(default, wrong.Error);
        }
    }

    /// <summary>The entries; over the limit they are only counted.</summary>
    static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> text, int limit, out int count)
    {
        var texts = new List<ReadOnlyMemory<byte>>();
        count = 0;
        try
        {
            var json = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = RequestReader.MaxDepth + 1 });
            json.Read();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                if (json.TokenType != JsonTokenType.StartObject)
                    throw new MalformedRequestException($"Entry {count} of the batch is not a request: each must be a JSON object.", StatusCodes.Status400BadRequest);

                var start = (int)json.TokenStartIndex;
                json.Skip();
                if (++count <= limit)
                    texts.Add(text[start..(int)json.BytesConsumed]);
            }

            // Throws when anything but white space follows.
            json.Read();
            return texts;
        }
        catch (JsonException)
        {
            throw JsonFaults.Explain(text.Span, RequestReader.MaxDepth + 1);
        }
    }
}
