using System.Buffers;
using System.IO.Pipelines;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Writes an event stream (WHATWG HTML, 9.2), one event at a time: each waits until the client has read enough, and a client that does not read within the time-out is
/// disconnected.
/// </summary>
sealed class EventStreamWriter : IDisposable
{
    readonly HttpContext _http;
    readonly SubscriptionOptions _bounds;
    readonly ConnectionAborter _line;
    readonly ITimer _timer;
    readonly PeriodicTimer _keepAlive;
    Task? _tick;

    EventStreamWriter(HttpContext http, SubscriptionOptions bounds)
    {
        _http = http;
        _bounds = bounds;
        _line = new ConnectionAborter(http);
        _timer = bounds.Clock.CreateTimer(static line => ((ConnectionAborter)line!).Abort(), _line, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _keepAlive = new PeriodicTimer(bounds.KeepAlive, bounds.Clock);
    }

    /// <summary>Starts the response at once, so that the client knows that it is connected.</summary>
    public static async Task<EventStreamWriter> Open(HttpContext http, SubscriptionOptions bounds)
    {
        SendBuffers.Bound(http, bounds.SendBufferBytes);
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream; charset=utf-8";
        headers.CacheControl = "no-cache, no-transform";

        // A buffering proxy (nginx) would delay events; and the connection must not be reused for requests that want large buffers.
        headers["X-Accel-Buffering"] = "no";
        if (HttpProtocol.IsHttp11(http.Request.Protocol))
            headers.Connection = "close";

        var writer = new EventStreamWriter(http, bounds);
        await writer.Write(":\n\n"u8, default, default).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Writes each response as it arrives, and keep-alive comments in between.</summary>
    /// <exception cref="OperationCanceledException">The stream has to end, or the client disconnected.</exception>
    public async Task WriteAll(IAsyncEnumerable<GraphQLResponse> responses, CancellationToken ending)
    {
        var each = responses.GetAsyncEnumerator(ending);
        await using (each.ConfigureAwait(false))
        {
            while (await KeepAliveWhile(each.MoveNextAsync()).ConfigureAwait(false))
            {
                await Next(each.Current).ConfigureAwait(false);

                // A source that never waits does not observe the cancellation.
                ending.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Writes the only or last response and ends.</summary>
    public async Task Last(GraphQLResponse response)
    {
        await Next(response).ConfigureAwait(false);
        await Complete().ConfigureAwait(false);
    }

    // Without a data line a browser would not dispatch the event.
    public ValueTask Complete() => Write("event: complete\ndata: \n\n"u8, default, default);

    public void Dispose()
    {
        _line.Dispose();
        _timer.Dispose();
        _keepAlive.Dispose();
    }

    /// <summary>Writes and disposes a response; only a copy waits for the reader.</summary>
    ValueTask Next(GraphQLResponse response)
    {
        using (response)
            return Write("event: next\ndata: "u8, response.Json, "\n\n"u8);
    }

    async ValueTask<bool> KeepAliveWhile(ValueTask<bool> moving)
    {
        if (moving.IsCompleted)
            return await moving.ConfigureAwait(false);

        var moved = moving.AsTask();
        while (moved != await Task.WhenAny(moved, _tick ??= _keepAlive.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false))
        {
            _tick = null;
            await Write(":\n\n"u8, default, default).ConfigureAwait(false);
        }

        return await moved.ConfigureAwait(false);
    }

    ValueTask Write(ReadOnlySpan<byte> head, ReadOnlyMemory<byte> json, ReadOnlySpan<byte> tail)
    {
        if (_http.RequestAborted.IsCancellationRequested)
            return ValueTask.CompletedTask;

        var writer = _http.Response.BodyWriter;
        writer.Write(head);
        writer.Write(json.Span);
        writer.Write(tail);
        var flushing = writer.FlushAsync(CancellationToken.None);
        return flushing.IsCompletedSuccessfully ? ValueTask.CompletedTask : Wait(flushing);
    }

    async ValueTask Wait(ValueTask<FlushResult> flushing)
    {
        _timer.Change(_bounds.SendTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            await flushing.ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The task that the request awaits observes the cancellation as well.
        }

        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
