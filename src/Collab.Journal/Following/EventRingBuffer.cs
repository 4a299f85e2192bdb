using System.Diagnostics.CodeAnalysis;

namespace Collab.Journal.Following;

/// <summary>
/// The last settled events, shared by all followers, so that a thousand followers cost one query. The buffer is bounded: the oldest events are evicted, and a follower
/// further behind reads the database.
/// </summary>
sealed class EventRingBuffer(int capacity)
{
    readonly Lock _lock = new();
    readonly RecordedEvent[] _ring = new RecordedEvent[capacity];
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    JournalPosition? _floor;
    long _first;
    long _next;

    /// <summary>Starts again: all events after the position will be added.</summary>
    public void Begin(JournalPosition floor)
    {
        lock (_lock)
        {
            _floor = floor;
            _first = _next;
        }

        Announce();
    }

    /// <summary>Clears the buffer; nothing is added until <see cref="Begin"/>.</summary>
    public void End()
    {
        lock (_lock) _floor = null;
    }

    public void Add(IReadOnlyList<RecordedEvent> events)
    {
        lock (_lock)
        {
            foreach (var recorded in events)
            {
                if (_next - _first == capacity) _floor = _ring[_first++ % capacity].Position;
                _ring[_next++ % capacity] = recorded;
            }
        }

        Announce();
    }

    /// <summary>
    /// Reads the events after a position. False when the position precedes the buffer: read the database. The list is empty when there are no events yet: await
    /// <paramref name="changed"/>.
    /// </summary>
    public bool TryRead(JournalPosition after, int count, [NotNullWhen(true)] out IReadOnlyList<RecordedEvent>? events, out Task changed)
    {
        lock (_lock)
        {
            changed = _changed.Task;
            events = null;
            if (_floor is not { } floor || after < floor) return false;
            var begin = FirstAfter(after);
            var page = new RecordedEvent[Math.Min(count, _next - begin)];
            for (var i = 0; i < page.Length; i++) page[i] = _ring[(begin + i) % capacity];
            events = page;
            return true;
        }
    }

    long FirstAfter(JournalPosition after)
    {
        var (low, high) = (_first, _next);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_ring[middle % capacity].Position > after) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    void Announce()
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _changed, next).TrySetResult();
    }
}
