using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Following;

/// <summary>Subscribes to a journal and keeps what it was told.</summary>
sealed class RecordingSubscriber : IJournalSubscriber, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal;
    readonly Lock _lock = new();
    readonly List<JournalBatch> _batches = [];
    TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    IDisposable? _subscription;

    RecordingSubscriber(PostgresJournal journal, string[] types) => (_journal, EventTypes) = (journal, types);

    public IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>All that was told; first, without events, from where.</summary>
    public IReadOnlyList<JournalBatch> Batches
    {
        get
        {
            lock (_lock) return [.. _batches];
        }
    }

    public static async Task<RecordingSubscriber> Open(PostgresJournal journal, params string[] types)
    {
        var subscriber = new RecordingSubscriber(journal, types);
        subscriber._subscription = await journal.Subscribe(subscriber, default);
        return subscriber;
    }

    /// <summary>The places that were told of some streams.</summary>
    public IReadOnlyList<StreamVersion> Versions(params StreamId[] streams) => [.. Batches.SelectMany(batch => batch.Versions).Where(told => streams.Contains(told.Stream))];

    /// <summary>The events that were told whole of a stream.</summary>
    public IReadOnlyList<RecordedEvent> Events(StreamId stream) => [.. Batches.SelectMany(batch => batch.Events).Where(recorded => recorded.Stream == stream)];

    /// <summary>Waits until an append was told.</summary>
    public async Task Received(AppendResult appended)
    {
        var position = Assert.IsType<AppendResult.Appended>(appended).Position;
        while (Missing(position) is { } told) await told.WaitAsync(Patience);
    }

    /// <summary>Whether just what the journal has was told, from the beginning of the subscription up to now.</summary>
    public async Task HasReceivedAll()
    {
        var batches = Batches;
        var written = (await _journal.ReadAll(batches[0].UpTo)).TakeWhile(recorded => recorded.Position <= batches[^1].UpTo);
        Assert.Equal(written.Select(recorded => new StreamVersion(recorded.Stream, recorded.Version)), batches.SelectMany(batch => batch.Versions));
    }

    public void Dispose() => _subscription?.Dispose();

    Task? Missing(JournalPosition position)
    {
        lock (_lock) return _batches[^1].UpTo >= position ? null : _told.Task;
    }

    void IJournalSubscriber.Receive(JournalBatch batch)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            _batches.Add(batch);
            (told, _told) = (_told, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }
}
