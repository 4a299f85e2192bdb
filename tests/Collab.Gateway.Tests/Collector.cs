using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Collab.Gateway.Tests;

/// <summary>An OTLP collector over HTTP.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly ConcurrentQueue<byte[]> _traces = new();
    readonly ConcurrentQueue<byte[]> _metrics = new();
    LocalServer _server = null!;

    public string Address => _server.Address;

    public IReadOnlyList<Span> Spans => [.. _traces.SelectMany(Span.ReadAll)];

    public bool HasMetric(string name) => _metrics.Any(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0);

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        collector._server = await LocalServer.Start(collector.Take);
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        (http.Request.Path == "/v1/traces" ? _traces : _metrics).Enqueue(body.ToArray());
    }

    public sealed record Span(string Name, string Trace, string Id, string Parent, string Attributes)
    {
        /// <summary>Reads the spans of an ExportTraceServiceRequest: resource_spans (1), scope_spans (2), spans (2).</summary>
        public static IEnumerable<Span> ReadAll(byte[] request) =>
            from resource in Fields(request)
            where resource.Number == 1
            from scope in Fields(resource.Value)
            where scope.Number == 2
            from span in Fields(scope.Value)
            where span.Number == 2
            select Read(span.Value);

        static Span Read(byte[] message)
        {
            var fields = Fields(message).ToLookup(field => field.Number, field => field.Value);
            return new Span(
                Encoding.UTF8.GetString(fields[5].Single()),
                Convert.ToHexStringLower(fields[1].Single()),
                Convert.ToHexStringLower(fields[2].Single()),
                Convert.ToHexStringLower(fields[4].SingleOrDefault([])),
                string.Concat(fields[9].Select(Encoding.UTF8.GetString)));
        }

        /// <summary>Reads the length-delimited fields of a protobuf message and skips the others.</summary>
        static List<(int Number, byte[] Value)> Fields(byte[] message)
        {
            var fields = new List<(int, byte[])>();
            for (var at = 0; at < message.Length;)
            {
                var tag = Varint(message, ref at);
                var length = (tag & 7) switch
                {
                    0 => Skip(message, ref at),
                    1 => 8,
                    5 => 4,
                    _ => (int)Varint(message, ref at),
                };
                if ((tag & 7) == 2) fields.Add(((int)(tag >> 3), message[at..(at + length)]));
                at += length;
            }

            return fields;
        }

        static int Skip(byte[] message, ref int at)
        {
            Varint(message, ref at);
            return 0;
        }

        static ulong Varint(byte[] message, ref int at)
        {
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var next = message[at++];
                value |= (ulong)(next & 0x7f) << shift;
                if (next < 0x80) return value;
            }
        }
    }
}
