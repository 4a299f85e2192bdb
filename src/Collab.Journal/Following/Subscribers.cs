using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>The subscribers of this process, and how far they have been told.</summary>
sealed class Subscribers(ILogger log)
{
    readonly Lock _lock = new();
    IJournalSubscriber[] _subscribers = [];
    string[] _wantedTypes = [];
    JournalPosition _toldUpTo;

    /// <summary>The types of all that one of them or another wants whole: take them before a poll, for <see cref="TryTell"/>.</summary>
    public string[] WantedTypes => Volatile.Read(ref _wantedTypes);

    /// <summary>All of them have been told of everything up to here.</summary>
    public JournalPosition ToldUpTo
    {
        get
        {
            lock (_lock) return _toldUpTo;
        }
    }

    /// <summary>Where the telling begins.</summary>
    public void Begin(JournalPosition position)
    {
        lock (_lock) _toldUpTo = position;
    }

    /// <summary>One more is told, of all that was not told yet, until disposed.</summary>
    public IDisposable Add(IJournalSubscriber subscriber)
    {
        lock (_lock)
        {
            Set([.. _subscribers, subscriber]);
            Tell(subscriber, new JournalBatch([], [], _toldUpTo));
        }

        return new Subscription(this, subscriber);
    }

    /// <summary>Tells all of them; false, and nobody is told, when by now they want other types than the poll was for.</summary>
    public bool TryTell(JournalBatch batch, string[] types)
    {
        lock (_lock)
        {
            if (_wantedTypes != types) return false;
            _toldUpTo = batch.UpTo;
            foreach (var subscriber in _subscribers) Tell(subscriber, batch);
            return true;
        }
    }

    void Tell(IJournalSubscriber subscriber, JournalBatch batch)
    {
        try
        {
            subscriber.Receive(batch);
        }
        catch (Exception exception)
        {
            // To tell it again would end the same way, and all who follow would wait for it.
            Log.SubscriberFailed(log, subscriber.GetType().Name, batch.UpTo.Transaction, batch.UpTo.Sequence, exception);
        }
    }

    void Set(IJournalSubscriber[] subscribers)
    {
        _subscribers = subscribers;
        Volatile.Write(ref _wantedTypes, [.. subscribers.SelectMany(subscriber => subscriber.EventTypes).Distinct()]);
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
