using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Sends messages to a WebSocket client, one at a time, so that operations wait for their client. A client that does not read is closed, and disconnected when it does
/// not read the close frame either.
/// </summary>
sealed class SocketOutput(WebSocket socket, HttpContext http, SubscriptionOptions options, Action tooSlow) : IDisposable
{
    /// <summary>Maximum size of the reason in a close frame (RFC 6455, 5.5), in bytes.</summary>
    const int MaxReasonBytes = 123;

    readonly SemaphoreSlim _turn = new(1, 1);
    readonly ConnectionAborter _line = new(http);
    ITimer? _timer;
    int _isClosing;

    /// <summary>Whether the closing has started, so that nothing else is sent.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing) != 0;

    /// <summary>Sends a message in turn.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isWanted">Called when the turn comes; a message that is no longer wanted is dropped.</param>
    public async ValueTask Send(ReadOnlyMemory<byte> message, Func<bool>? isWanted = null)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (IsClosing || isWanted?.Invoke() == false)
                return;

            var sending = socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (sending.IsCompletedSuccessfully)
                return;

            using var timeout = options.Clock.CreateTimer(static slow => ((Action)slow!)(), tooSlow, options.SendTimeout, Timeout.InfiniteTimeSpan);
            await sending.ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The receiving side detects it as well and ends the connection.
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the connection after the message that is being sent; aborts it when that, or the client's close frame, takes too long.</summary>
    /// <param name="code">The close code.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="timeout">How long to wait for the client.</param>
    public async Task Close(CloseCode code, string reason, TimeSpan timeout)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
            return;

        _timer = options.Clock.CreateTimer(static output => ((SocketOutput)output!).Abort(), this, timeout, Timeout.InfiniteTimeSpan);
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The connection is closed anyway.
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Shortens the time-out of a closing that has started.</summary>
    public void ShortenClose(TimeSpan timeout) => _timer?.Change(timeout, Timeout.InfiniteTimeSpan);

    /// <summary>Answers the client's close frame.</summary>
    public Task AnswerClose() => Close((CloseCode)(socket.CloseStatus is { } code and not WebSocketCloseStatus.Empty ? (int)code : (int)WebSocketCloseStatus.NormalClosure), "", options.CloseTimeout);

    /// <summary>Aborts the connection.</summary>
    public void Abort()
    {
        Interlocked.Exchange(ref _isClosing, 1);
        socket.Abort();
        _line.Abort();
    }

    public void Dispose()
    {
        _line.Dispose();
        _timer?.Dispose();
    }

    /// <summary>Whether an exception means that the connection has ended.</summary>
    public static bool IsGone(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    static string Shorten(string reason)
    {
        if (Encoding.UTF8.GetByteCount(reason) <= MaxReasonBytes)
            return reason;

        const string more = "…";
        var length = Math.Min(reason.Length, MaxReasonBytes);
        while (Encoding.UTF8.GetByteCount(reason.AsSpan(0, length)) + Encoding.UTF8.GetByteCount(more) > MaxReasonBytes || char.IsHighSurrogate(reason[length - 1]))
            length--;

        return reason[..length] + more;
    }
}
