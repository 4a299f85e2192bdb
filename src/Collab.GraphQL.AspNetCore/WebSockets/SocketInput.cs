using System.Buffers;
using System.Net.WebSockets;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Receives the messages of a WebSocket client. An idle connection holds no buffer.</summary>
sealed class SocketInput(WebSocket socket, SubscriptionOptions options, Action tooSlow) : IDisposable
{
    const int FirstBytes = 4 << 10;

    byte[]? _buffer;

    /// <summary>Receives the next message.</summary>
    public async ValueTask<Received> Next()
    {
        Release();
        try
        {
            var first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
            return first.MessageType switch
            {
                WebSocketMessageType.Close => new Received(ReceivedKind.End),
                WebSocketMessageType.Binary => new Received(ReceivedKind.Binary),
                _ when first.EndOfMessage => new Received(ReceivedKind.Text),
                _ => await ReadOn().ConfigureAwait(false),
            };
        }
        catch (Exception gone) when (SocketOutput.IsGone(gone))
        {
            return new Received(ReceivedKind.End);
        }
    }

    /// <summary>Reads and discards everything until the client has closed its side.</summary>
    public async Task Drain()
    {
        Release();
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
                await socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception gone) when (SocketOutput.IsGone(gone))
        {
            // The connection has ended as well.
        }
    }

    public void Dispose() => Release();

    async ValueTask<Received> ReadOn()
    {
        using var timeout = options.Clock.CreateTimer(static slow => ((Action)slow!)(), tooSlow, options.ReceiveTimeout, Timeout.InfiniteTimeSpan);
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
                return new Received(ReceivedKind.End);

            length += received.Count;
            if (length > options.MaxMessageBytes)
                return new Received(ReceivedKind.TooLarge);

            if (received.EndOfMessage)
                return new Received(ReceivedKind.Text, _buffer.AsMemory(0, length));

            if (length == _buffer.Length)
                Grow();
        }
    }

    void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer!.Length * 2);
        _buffer.CopyTo(larger, 0);
        Release();
        _buffer = larger;
    }

    void Release()
    {
        if (_buffer is null)
            return;

        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }
}
