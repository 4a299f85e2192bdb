using System.Diagnostics;
using System.Text.Json;

namespace Collab.Faults.Load;

/// <summary>The log of what clients saw. A command is in it from before it is sent; it counts as made only once its answer is there.</summary>
sealed class History
{
    readonly Lock _lock = new();
    readonly List<Entry> _entries = [];
    readonly Dictionary<string, int> _codes = [];
    readonly List<string> _staleReads = [];
    readonly List<TimeSpan> _shownElsewhere = [];
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _sent;
    int _acknowledged;
    int _unavailable;
    readonly Dictionary<Uri, long> _lastAcknowledgedSentAt = [];

    /// <summary>Requests sent, repeats included.</summary>
    public int Sent => Read(() => _sent);

    /// <summary>Commands acknowledged.</summary>
    public int Acknowledged => Read(() => _acknowledged);

    /// <summary>Answers with the code for a database that is away.</summary>
    public int Unavailable => Read(() => _unavailable);

    /// <summary>How often each error code was answered; "none" counts requests without a whole answer.</summary>
    public IReadOnlyDictionary<string, int> Codes => Read(() => new Dictionary<string, int>(_codes));

    /// <summary>Reads that did not show the reader's own acknowledged write.</summary>
    public IReadOnlyList<string> StaleReads => Read(() => _staleReads.ToArray());

    /// <summary>How long after its acknowledgement by one server a change was shown by another, to who read it there over and over.</summary>
    public IReadOnlyList<TimeSpan> ShownElsewhere => Read(() => _shownElsewhere.ToArray());

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<Entry> Entries => Read(() => _entries.ToArray());

    /// <summary>When the latest-sent request that was acknowledged had been sent; a timestamp of <see cref="Stopwatch"/>.</summary>
    /// <param name="server">The server that acknowledged it; null for any.</param>
    public long LastAcknowledgedSentAt(Uri? server = null) => Read(() => server is null ? _lastAcknowledgedSentAt.Values.DefaultIfEmpty().Max() : _lastAcknowledgedSentAt.GetValueOrDefault(server));

    public Entry Begin(string person, Command command)
    {
        var entry = new Entry(person, command);
        lock (_lock) _entries.Add(entry);
        return entry;
    }

    public long Sending(Entry entry)
    {
        Change(() =>
        {
            _sent++;
            entry.Sent++;
        });
        return Stopwatch.GetTimestamp();
    }

    public void Acknowledge(Entry entry, JsonElement thing, long sentAt, Uri server) => Change(() =>
    {
        var subject = thing.ValueKind == JsonValueKind.Null ? entry.Subject : thing.GetProperty("id").GetString();
        _lastAcknowledgedSentAt[server] = Math.Max(_lastAcknowledgedSentAt.GetValueOrDefault(server), sentAt);
        if (entry.Subject is not null && entry.Subject != subject) entry.Troubles.Add($"answered {entry.Subject} first and {subject} later");
        if (entry.Standing != Standing.Acknowledged)
        {
            _acknowledged++;
            (entry.AnsweredBy, entry.AnsweredAt) = (server, Stopwatch.GetTimestamp());
            if (thing.ValueKind != JsonValueKind.Null && thing.TryGetProperty("version", out var version)) entry.Version = version.GetInt32();
        }

        entry.Standing = Standing.Acknowledged;
        entry.Subject = subject;
    });

    public void Refuse(Entry entry, string why) => Change(() =>
    {
        if (entry.Standing == Standing.Open) entry.Standing = Standing.Refused;
        entry.Troubles.Add(why);
    });

    public void Unanswered(Entry? entry, string code, string why) => Change(() =>
    {
        const string unavailable = "UNAVAILABLE";
        if (code == unavailable) _unavailable++;
        _codes[code] = _codes.GetValueOrDefault(code) + 1;
        entry?.Troubles.Add($"{code}: {why}");
    });

    public void Stale(string what) => Change(() => _staleReads.Add(what));

    public void Shown(TimeSpan after) => Change(() => _shownElsewhere.Add(after));

    /// <summary>Waits until something holds of the history.</summary>
    /// <param name="what">What is waited for, for the error.</param>
    /// <param name="holds">Asked after each change.</param>
    /// <param name="within">How long to wait at the most.</param>
    /// <exception cref="TimeoutException">It did not come to hold.</exception>
    public async Task Until(string what, Func<bool> holds, TimeSpan within)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_lock) changed = _changed.Task;
            if (holds()) return;
            var left = within - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero) throw new TimeoutException($"Waited {within.TotalSeconds:0} s for {what}; {Sent} sent, {Acknowledged} acknowledged, codes {string.Join(", ", Codes)}.");
            await Task.WhenAny(changed, Task.Delay(left));
        }
    }

    T Read<T>(Func<T> read)
    {
        lock (_lock) return read();
    }

    void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
