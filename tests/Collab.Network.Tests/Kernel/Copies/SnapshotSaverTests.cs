using System.Collections.Concurrent;
using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Kernel.Copies;
using Collab.Testing;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Tests.Kernel.Copies;

public class SnapshotSaverTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TestClock _clock = new();
    readonly KeptLog _log = new();
    readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task The_end_of_the_process_waits_two_seconds_for_what_is_being_saved_and_leaves_the_rest()
    {
        var store = new HangingStore();
        var saver = new SnapshotSaver(store, _clock, _log);
        for (var version = 1; version <= 3; version++)
        {
            saver.Save(Tally.Aggregate, _id, new Tally([]) { Version = version }, isKept: false);
        }

        await store.Began.WaitAsync(Patience);
        var ending = saver.DisposeAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromMilliseconds(1));
        Assert.False(ending.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await ending.WaitAsync(Patience);

        Assert.Equal(1, store.Saves);
        Assert.Empty(_log.Messages);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_told_by_the_name_of_its_stream()
    {
        await using var saver = new SnapshotSaver(new BrokenStore(), _clock, _log);
        saver.Save(Tally.Aggregate, _id, new Tally([]) { Version = 1 }, isKept: false);
        await saver.Saved().WaitAsync(Patience);

        Assert.Contains(Tallies.Stream(_id).Value, Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    sealed class KeptLog : ILogger<SnapshotSaver>
    {
        readonly ConcurrentQueue<string> _messages = new();

        public IReadOnlyCollection<string> Messages => _messages;

        public IDisposable? BeginScope<TScope>(TScope state)
            where TScope : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TEntry>(LogLevel logLevel, EventId eventId, TEntry state, Exception? exception, Func<TEntry, Exception?, string> formatter)
            => _messages.Enqueue(formatter(state, exception));
    }

    abstract class SavingStore : IStreamStore
    {
        public Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken)
            => throw new NotSupportedException("These tests only save.");

        public Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken)
            => throw new NotSupportedException("These tests only save.");

        public abstract Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken);
    }

    sealed class BrokenStore : SavingStore
    {
        public override Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken) => throw new InvalidOperationException("The test has broken it.");
    }

    /// <summary>A database that does not answer.</summary>
    sealed class HangingStore : SavingStore
    {
        readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _saves;

        public Task Began => _began.Task;

        public int Saves => Volatile.Read(ref _saves);

        public override Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _saves);
            _began.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
