using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// What a WebSocket client is sent: one message at a time, so that operations wait for their client. One that does not read is told to go, and cut
/// off when it does not read that either.
/// </summary>
sealed class SocketOutput(WebSocket socket, HttpContext http, SubscriptionOptions options, Action tooSlow) : IDisposable
{
    /// <summary>The most bytes of a close frame's reason (RFC 6455, 5.5).</summary>
    const int MaxReasonBytes = 123;

    readonly SemaphoreSlim _turn = new(1, 1);
    readonly Lifeline _line = new(http);
    ITimer? _patience;
    int _isClosing;

    /// <summary>Whether the closing has begun, so that nothing else is sent.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing) != 0;

    /// <summary>Sends a message when its turn comes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isWanted">Asked when its turn has come; a message that is not wanted any more is left out.</param>
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

            using var patience = options.Clock.CreateTimer(static slow => ((Action)slow!)(), tooSlow, options.SendTimeout, Timeout.InfiniteTimeSpan);
            await sending.ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The receiving side notices as well and ends the connection.
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the connection once what is being sent has been read; cuts it off when that, or the client's own closing, takes too long.</summary>
    /// <param name="code">Why.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="patience">How long to wait for the client.</param>
    public async Task Close(CloseCode code, string reason, TimeSpan patience)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
            return;

        _patience = options.Clock.CreateTimer(static output => ((SocketOutput)output!).Cut(), this, patience, Timeout.InfiniteTimeSpan);
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // Closed anyway.
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits no longer than this for the end of a closing that has begun.</summary>
    public void Hurry(TimeSpan patience) => _patience?.Change(patience, Timeout.InfiniteTimeSpan);

    /// <summary>Answers the client's own closing.</summary>
    public Task AnswerClose() => Close((CloseCode)(socket.CloseStatus is { } code and not WebSocketCloseStatus.Empty ? (int)code : (int)WebSocketCloseStatus.NormalClosure), "", options.CloseTimeout);

    /// <summary>Ends the connection without another word.</summary>
    public void Cut()
    {
        Interlocked.Exchange(ref _isClosing, 1);
        socket.Abort();
        _line.Cut();
    }

    public void Dispose()
    {
        _line.Dispose();
        _patience?.Dispose();
    }

    /// <summary>Whether an exception says that the connection has ended.</summary>
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
