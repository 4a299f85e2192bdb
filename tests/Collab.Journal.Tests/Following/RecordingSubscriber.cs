using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Following;

/// <summary>Records the batches of a journal subscription.</summary>
sealed class RecordingSubscriber : IJournalSubscriber, IDisposable
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    readonly PostgresJournal _journal;
    readonly Lock _lock = new();
    readonly List<JournalBatch> _batches = [];
    TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    IDisposable? _subscription;

    RecordingSubscriber(PostgresJournal journal, string[] types) => (_journal, EventTypes) = (journal, types);

    public IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>All received batches; the first, without events, has the start position.</summary>
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

    /// <summary>The received versions of some streams.</summary>
    public IReadOnlyList<StreamVersion> Versions(params StreamId[] streams) => [.. Batches.SelectMany(batch => batch.Versions).Where(delivered => streams.Contains(delivered.Stream))];

    /// <summary>The whole events that were received of a stream.</summary>
    public IReadOnlyList<RecordedEvent> Events(StreamId stream) => [.. Batches.SelectMany(batch => batch.Events).Where(recorded => recorded.Stream == stream)];

    /// <summary>Waits until an append was received.</summary>
    public async Task Received(AppendResult appended)
    {
        var position = Assert.IsType<AppendResult.Appended>(appended).Position;
        while (Missing(position) is { } delivered) await delivered.WaitAsync(WaitTimeout);
    }

    /// <summary>Whether the received events equal the journal's, from the start of the subscription until now.</summary>
    public async Task HasReceivedAll()
    {
        var batches = Batches;
        var written = (await _journal.ReadAll(batches[0].UpTo)).TakeWhile(recorded => recorded.Position <= batches[^1].UpTo);
        Assert.Equal(written.Select(recorded => new StreamVersion(recorded.Stream, recorded.Version)), batches.SelectMany(batch => batch.Versions));
    }

    public void Dispose() => _subscription?.Dispose();

    Task? Missing(JournalPosition position)
    {
        lock (_lock) return _batches[^1].UpTo >= position ? null : _received.Task;
    }

    void IJournalSubscriber.Receive(JournalBatch batch)
    {
        TaskCompletionSource delivered;
        lock (_lock)
        {
            _batches.Add(batch);
            (delivered, _received) = (_received, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        delivered.SetResult();
    }
}
