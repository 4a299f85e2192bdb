using Microsoft.Extensions.Logging;

namespace Collab.Journal.Following;

/// <summary>Those in this process who hear the journal, and the types of the events that they want whole.</summary>
sealed class Hearers(ILogger log)
{
    readonly Lock _lock = new();
    Hearer[] _hearers = [];
    string[] _types = [];
    JournalPosition _upTo;

    /// <summary>The types that one of them wants: take them before a look, for <see cref="TryTell"/>.</summary>
    public string[] Types => Volatile.Read(ref _types);

    /// <summary>Where the hearing begins.</summary>
    public void Begin(JournalPosition position)
    {
        lock (_lock) _upTo = position;
    }

    /// <summary>One more hears, of all that was not told yet, until disposed.</summary>
    public IDisposable Add(IReadOnlyCollection<string> types, Action<JournalNews> hear)
    {
        var hearer = new Hearer(this, types, hear);
        lock (_lock)
        {
            Change([.. _hearers, hearer]);
            Tell(hearer, new JournalNews([], [], _upTo));
        }

        return hearer;
    }

    /// <summary>Tells all of them; false, and nobody is told, when by now they want other types than the look was for.</summary>
    public bool TryTell(JournalNews news, string[] types)
    {
        lock (_lock)
        {
            if (_types != types) return false;
            if (news.Versions.Count == 0) return true;
            _upTo = news.UpTo;
            foreach (var hearer in _hearers) Tell(hearer, news);
            return true;
        }
    }

    void Tell(Hearer hearer, JournalNews news)
    {
        try
        {
            hearer.Hear(news);
        }
        catch (Exception exception)
        {
            // To tell it again would end the same way, and all who follow would wait for it.
            Log.HearingFailed(log, news.UpTo.Transaction, news.UpTo.Sequence, exception);
        }
    }

    void Change(Hearer[] hearers)
    {
        _hearers = hearers;
        Volatile.Write(ref _types, [.. hearers.SelectMany(hearer => hearer.Types).Distinct()]);
    }

    sealed class Hearer(Hearers all, IReadOnlyCollection<string> types, Action<JournalNews> hear) : IDisposable
    {
        public IReadOnlyCollection<string> Types => types;

        public Action<JournalNews> Hear => hear;

        public void Dispose()
        {
            lock (all._lock) all.Change([.. all._hearers.Where(other => other != this)]);
        }
    }
}
