using Xunit;

namespace Collab.Journal.Tests.Following;

/// <summary>Hears a journal and keeps what it was told.</summary>
sealed class Ear : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal;
    readonly Lock _lock = new();
    readonly List<JournalNews> _news = [];
    TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    IDisposable? _hearing;

    Ear(PostgresJournal journal) => _journal = journal;

    /// <summary>All that was told; first, without events, from where.</summary>
    public IReadOnlyList<JournalNews> News
    {
        get
        {
            lock (_lock) return [.. _news];
        }
    }

    public static async Task<Ear> Open(PostgresJournal journal, params string[] types)
    {
        var ear = new Ear(journal);
        ear._hearing = await journal.Hear(types, ear.Hear, default);
        return ear;
    }

    /// <summary>The places that were heard of some streams.</summary>
    public IReadOnlyList<StreamVersion> Versions(params StreamId[] streams) => [.. News.SelectMany(news => news.Versions).Where(heard => streams.Contains(heard.Stream))];

    /// <summary>The events that were heard whole of a stream.</summary>
    public IReadOnlyList<RecordedEvent> Events(StreamId stream) => [.. News.SelectMany(news => news.Events).Where(recorded => recorded.Stream == stream)];

    /// <summary>Waits until an append was heard.</summary>
    public async Task Heard(AppendResult appended)
    {
        var position = Assert.IsType<AppendResult.Appended>(appended).Position;
        while (Missing(position) is { } told) await told.WaitAsync(Patience);
    }

    /// <summary>Whether just what the journal has was heard, from the beginning of the hearing up to now.</summary>
    public async Task HasHeardAll()
    {
        var news = News;
        var written = (await Some.All(_journal.ReadAll(news[0].UpTo, default))).TakeWhile(recorded => recorded.Position <= news[^1].UpTo);
        Assert.Equal(written.Select(recorded => new StreamVersion(recorded.Stream, recorded.Version)), news.SelectMany(some => some.Versions));
    }

    public void Dispose() => _hearing?.Dispose();

    Task? Missing(JournalPosition position)
    {
        lock (_lock) return _news[^1].UpTo >= position ? null : _told.Task;
    }

    void Hear(JournalNews news)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            _news.Add(news);
            (told, _told) = (_told, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }
}
