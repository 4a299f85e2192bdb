using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>The subscribers of this process and the position up to which they have received events.</summary>
sealed class Subscribers(ILogger log)
{
    readonly Lock _lock = new();
    IJournalSubscriber[] _subscribers = [];
    string[] _requestedTypes = [];
    JournalPosition _deliveredUpTo;

    /// <summary>The event types that any subscriber requests whole. Read them before a poll and pass them to <see cref="TryDeliver"/>.</summary>
    public string[] RequestedTypes => Volatile.Read(ref _requestedTypes);

    /// <summary>The position that all subscribers have received.</summary>
    public JournalPosition DeliveredUpTo
    {
        get
        {
            lock (_lock) return _deliveredUpTo;
        }
    }

    /// <summary>Sets the position at which delivery starts.</summary>
    public void Begin(JournalPosition position)
    {
        lock (_lock) _deliveredUpTo = position;
    }

    /// <summary>Adds a subscriber until disposed. It receives everything that has not been delivered yet.</summary>
    public IDisposable Add(IJournalSubscriber subscriber)
    {
        lock (_lock)
        {
            Set([.. _subscribers, subscriber]);
            Deliver(subscriber, new JournalBatch([], [], _deliveredUpTo));
        }

        return new Subscription(this, subscriber);
    }

    /// <summary>Delivers a batch to all subscribers. Returns false, and delivers nothing, when the requested types have changed since the poll.</summary>
    public bool TryDeliver(JournalBatch batch, string[] types)
    {
        lock (_lock)
        {
            if (_requestedTypes != types) return false;
            _deliveredUpTo = batch.UpTo;
            foreach (var subscriber in _subscribers) Deliver(subscriber, batch);
            return true;
        }
    }

    void Deliver(IJournalSubscriber subscriber, JournalBatch batch)
    {
        try
        {
            subscriber.Receive(batch);
        }
        catch (Exception exception)
        {
            // A second delivery would fail in the same way, and all followers would wait for it.
            Log.SubscriberFailed(log, subscriber.GetType().Name, batch.UpTo.Transaction, batch.UpTo.Sequence, exception);
        }
    }

    void Set(IJournalSubscriber[] subscribers)
    {
        _subscribers = subscribers;
        Volatile.Write(ref _requestedTypes, [.. subscribers.SelectMany(subscriber => subscriber.EventTypes).Distinct()]);
    }

    sealed class Subscription(Subscribers all, IJournalSubscriber subscriber) : IDisposable
    {
        public void Dispose()
        {
            lock (all._lock)
            {
                if (Array.IndexOf(all._subscribers, subscriber) is >= 0 and var at) all.Set([.. all._subscribers[..at], .. all._subscribers[(at + 1)..]]);
            }
        }
    }
}
