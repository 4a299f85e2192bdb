using System.Collections.Concurrent;

namespace Collab.Network.Kernel.Copies;

/// <summary>
/// Bounds the memory of entries of all kinds of aggregate together by second chance (CLOCK): entries stand in the order in which they came; the first goes when it was not
/// used since it was last looked at, and otherwise to the end. What was only looked at once, as by whoever pages through everything, goes before what is used. Using an entry
/// costs a flag, which is written when it is not set already.
/// </summary>
/// <param name="limit">The most bytes.</param>
sealed class CopyBudget(long limit)
{
    /// <summary>How many places of entries that are elsewhere by now may stand in the order before they are cleared, beyond as many as there are entries.</summary>
    const int StaleAtMost = 1024;

    readonly ConcurrentQueue<CopyEntry> _order = new();
    long _bytes;
    long _count;
    long _evictions;
    long _stale;
    int _isTrimming;

    public long Bytes => Volatile.Read(ref _bytes);

    public long Count => Volatile.Read(ref _count);

    public long Evictions => Volatile.Read(ref _evictions);

    /// <summary>Takes an entry in; its lock is held.</summary>
    public void Add(CopyEntry entry, long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Increment(ref _count);
        _order.Enqueue(entry);
    }

    /// <summary>An entry has grown or shrunk; its lock is held.</summary>
    public void Resize(long difference) => Interlocked.Add(ref _bytes, difference);

    /// <summary>An entry counts somewhere else from now on; its lock is held. Its place in the order is passed over later.</summary>
    public void Remove(long bytes)
    {
        Leave(bytes);
        Interlocked.Increment(ref _stale);
    }

    /// <summary>An entry that was asked to leaves; its lock is held.</summary>
    public void Leave(long bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Decrement(ref _count);
    }

    /// <summary>Lets go of entries until the rest is within the limit. Waits for nobody: one thread does it, the others go on.</summary>
    public void Trim() => TrimTo(limit);

    internal void TrimTo(long bytes)
    {
        var isCrowded = Volatile.Read(ref _stale) > Count + StaleAtMost;
        if ((Bytes <= bytes && !isCrowded) || Interlocked.Exchange(ref _isTrimming, 1) == 1)
        {
            return;
        }

        // Twice round at the most: once to take the flags, once to take the entries. What is being loaded stays.
        for (var left = 2 * _order.Count; left > 0 && (Bytes > bytes || isCrowded) && _order.TryDequeue(out var entry); left--)
        {
            if (entry.IsElsewhere(this))
            {
                Interlocked.Decrement(ref _stale);
            }
            else if (Bytes <= bytes || entry.TakeFlag() || !entry.TryLeave(this))
            {
                _order.Enqueue(entry);
            }
            else
            {
                Interlocked.Increment(ref _evictions);
            }
        }

        Volatile.Write(ref _isTrimming, 0);
    }
}
