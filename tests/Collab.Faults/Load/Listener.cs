using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Collab.Faults.Servers.Network;

namespace Collab.Faults.Load;

/// <summary>Subscribes to all that happens, at one server by Server-Sent Events; when the stream ends, it comes back and goes on after the last event received.</summary>
sealed class Listener : IAsyncDisposable
{
    const string Document = "subscription ($after: Cursor) { changes(after: $after) { cursor entry { version type data } } }";
    const string Field = "data: ";

    static readonly TimeSpan PauseAfterEnd = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    readonly HttpClient _http;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    readonly List<ReceivedEvent> _received = [];
    readonly string _person;
    readonly Task _listening;
    string _cursor;
    volatile string? _lastEnd;

    Listener(Uri address, string person, string cursor)
    {
        Address = address;
        _http = new HttpClient(NetworkRouter.HandlerFor(address)) { Timeout = Timeout.InfiniteTimeSpan };
        _person = person;
        _cursor = cursor;
        From = Place(cursor);
        _listening = Task.Run(Listen);
    }

    /// <summary>The server that it listens to.</summary>
    public Uri Address { get; }

    /// <summary>The place in the journal after which it listens.</summary>
    public (ulong Transaction, long Sequence) From { get; }

    /// <summary>How the last stream ended, so that it had to come back; null while it is still at its first.</summary>
    public string? LastEnd => _lastEnd;

    /// <summary>All that it received so far, in that order.</summary>
    public IReadOnlyList<ReceivedEvent> Received
    {
        get
        {
            lock (_lock) return [.. _received];
        }
    }

    /// <summary>Begins to listen to all that happens from now on.</summary>
    /// <param name="client">The server.</param>
    /// <param name="person">Who listens.</param>
    public static async Task<Listener> Begin(GraphQLClient client, string person) =>
        new(client.Address, person, (await client.Ask(person, "{ latestCursor }", [])).GetString()!);

    /// <summary>Waits until it has received a place in the journal, or of a later one.</summary>
    /// <returns>Whether it was, in time.</returns>
    public async Task<bool> HasReceived((ulong Transaction, long Sequence) place, TimeSpan within)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            lock (_lock)
            {
                if (_received is [.., var last] && (last.Transaction, last.Sequence).CompareTo(place) >= 0) return true;
            }

            if (Stopwatch.GetElapsedTime(began) > within) return false;
            await Task.Delay(Look);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _http.Dispose();
        _stop.Dispose();
    }

    async Task Listen()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _lastEnd = await ListenOnce();
                await Task.Delay(PauseAfterEnd, _stop.Token);
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException)
            {
                // The server is away.
                _lastEnd = exception.Message;
            }
            catch (OperationCanceledException exception)
            {
                if (_stop.IsCancellationRequested) return;
                // It could not be connected to in time.
                _lastEnd = exception.Message;
            }
        }
    }

    /// <summary>Listens until the stream ends. Answers what it ended with.</summary>
    async Task<string> ListenOnce()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query = Document, variables = new { after = _cursor } }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Collab-Person", _person);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(_stop.Token));
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (!line.StartsWith(Field, StringComparison.Ordinal) || line.Length == Field.Length) continue;
            var message = JsonElement.Parse(line[Field.Length..]);
            // A message that something is wrong for now, such as a database that is away: come back.
            if (!message.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return line;
            Take(data.GetProperty("changes"));
        }

        return "its end";
    }

    void Take(JsonElement change)
    {
        var cursor = change.GetProperty("cursor").GetString()!;
        var entry = change.GetProperty("entry");
        var (transaction, sequence) = Place(cursor);
        var received = new ReceivedEvent(
            transaction, sequence, entry.GetProperty("version").GetInt32(), entry.GetProperty("type").GetString()!, entry.GetProperty("data").GetRawText(), Stopwatch.GetTimestamp());
        lock (_lock)
        {
            _received.Add(received);
            _cursor = cursor;
        }
    }

    /// <summary>What a cursor says to us, who know how it is made; to clients it is opaque.</summary>
    static (ulong Transaction, long Sequence) Place(string cursor)
    {
        var bytes = Base64Url.DecodeFromChars(cursor);
        return (BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)));
    }
}
