using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Kernel.Copies;
using Collab.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>Loading on a real database.</summary>
public sealed class AggregateLoaderTests : IAsyncLifetime
{
    readonly Guid _id = Guid.NewGuid();
    TestDatabase _database = null!;
    PostgresJournal _journal = null!;
    CountedStore _streams = null!;
    SnapshotSaver _saver = null!;
    AggregateLoader _loader = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _journal = await _database.OpenJournal();
        _streams = new CountedStore(new PostgresStreamStore(_database.DataSource));
        _saver = new SnapshotSaver(_streams, TimeProvider.System, NullLogger<SnapshotSaver>.Instance);
        _loader = new AggregateLoader(_streams, _saver);
    }

    public async Task DisposeAsync()
    {
        await _saver.DisposeAsync();
        await _journal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Who_folds_a_long_history_saves_a_snapshot_and_the_next_one_begins_there()
    {
        await Write(AggregateLoader.EventsPerSnapshot);
        Assert.Equal(AggregateLoader.EventsPerSnapshot, (await Load()).State!.Version);
        Assert.Empty(await Saved());

        await Write(5);
        await Load();
        Assert.Equal([105], await Saved());

        await Write(5);
        var (loaded, read) = (await Load(), _streams.Read);
        Assert.Equal(Enumerable.Range(1, 110), loaded.State!.Marks);
        Assert.Equal(6, read); // The snapshot's last event, by which its history is known, and those after it.
    }

    [Fact]
    public async Task What_is_known_brings_only_what_is_missing()
    {
        await Write(3);
        var known = (await Load()).State;
        await Write(2);
        var loaded = await Load(known);
        Assert.Equal([1, 2, 3, 4, 5], loaded.State!.Marks);
        Assert.False(loaded.IsOfAnotherHistory);
        Assert.Equal(3, _streams.Read);
    }

    [Fact]
    public async Task A_known_state_that_the_journal_does_not_have_is_replaced()
    {
        await Write(3);
        var known = (await Load()).State!;
        foreach (var lost in new[] { known with { Version = 4 }, known with { ChangedAt = known.ChangedAt.AddSeconds(1) } })
        {
            var loaded = await Load(lost);
            Assert.Equal([1, 2, 3], loaded.State!.Marks);
            Assert.True(loaded.IsOfAnotherHistory);
        }
    }

    [Fact]
    public async Task Views_of_the_past_begin_from_snapshots_that_stay()
    {
        await Write(2_350);
        await Load();
        Assert.Equal([1000, 2000, 2350], await Saved());

        foreach (var (version, most) in new[] { (1, 1), (999, 999), (1000, 0), (1500, 500), (2000, 0), (2349, 349), (2350, 0) })
        {
            var state = Assert.Single(await _loader.LoadAsOf(Tally.Aggregate, [_id], At(version), default));
            Assert.Equal(Enumerable.Range(1, version), state!.Marks);
            Assert.Equal(most, _streams.Read);
        }

        Assert.Null(Assert.Single(await _loader.LoadAsOf(Tally.Aggregate, [_id], At(0), default)));
    }

    [Fact]
    public async Task Who_looks_back_far_makes_the_snapshots_that_are_missing()
    {
        await Write(2_350);
        await Load();
        await _saver.Saved();
        await Execute("delete from journal.stream_snapshot where is_kept");
        await _loader.LoadAsOf(Tally.Aggregate, [_id], At(2_100), default);
        Assert.Equal([1000, 2000, 2350], await Saved());
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_is_as_good_as_none()
    {
        await Write(150);
        await Load();
        await Write(5);
        await _saver.Saved();
        foreach (var data in new[] { "{", "null", """{"version":3}""" })
        {
            await Execute($"update journal.stream_snapshot set data = convert_to('{data}', 'UTF8')");
            Assert.Equal(Enumerable.Range(1, 155), (await Load()).State!.Marks);
        }
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_saved_is_no_trouble_of_the_reader()
    {
        _streams.IsClosed = true;
        await Write(150);
        Assert.Equal(150, (await Load()).State!.Version);
        Assert.Empty(await Saved());
        _streams.IsClosed = false;
        await Load();
        Assert.Equal([150], await Saved());
    }

    [Fact]
    public async Task Who_writes_saves_a_snapshot_every_so_many_events()
    {
        await Write(1_001);
        var state = (await _loader.Load(Tally.Aggregate, _id, null, default)).State!;
        await _saver.Saved();
        await Execute("delete from journal.stream_snapshot");
        _loader.SaveSnapshotIfDue(Tally.Aggregate, _id, 1_000, state);
        Assert.Empty(await Saved());
        _loader.SaveSnapshotIfDue(Tally.Aggregate, _id, 999, state);
        Assert.Equal([1_001], await Saved());
        await Write(99);
        _loader.SaveSnapshotIfDue(Tally.Aggregate, _id, 1_099, (await Load()).State!);
        Assert.Equal([1_001, 1_100], await Saved());
    }

    async Task<LoadedState<Tally>> Load(Tally? known = null)
    {
        var loads = _streams.Loads;
        var loaded = await _loader.Load(Tally.Aggregate, _id, known, default);
        Assert.InRange(_streams.Loads - loads, 1, 2);
        return loaded;
    }

    async Task Write(int count)
    {
        var from = await _journal.Version(Tallies.Stream(_id));
        for (var version = from; version < from + count; version++)
        {
            var append = new Append([new StreamAppend(Tallies.Stream(_id), version, [Tallies.New(version + 1)])], "system", At(version + 1), null, []);
            Assert.IsType<AppendResult.Appended>(await _journal.Append(append, default));
        }
    }

    async Task<IEnumerable<int>> Saved()
    {
        await _saver.Saved();
        await using var command = _database.DataSource.CreateCommand("select coalesce(array_agg(version order by version), '{}') from journal.stream_snapshot");
        return (int[])(await command.ExecuteScalarAsync())!;
    }

    async Task Execute(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static DateTimeOffset At(int version) => Tallies.Start.AddSeconds(version);

    /// <summary>Counts what is read, and takes no snapshots while a test says so.</summary>
    sealed class CountedStore(IStreamStore store) : IStreamStore
    {
        public bool IsClosed { get; set; }

        public int Loads { get; private set; }

        /// <summary>How many events the last reading had.</summary>
        public int Read { get; private set; }

        public Task<IReadOnlyList<StreamLoad>> Load(string format, IReadOnlyList<StreamVersion> known, CancellationToken cancellationToken)
            => Counted(store.Load(format, known, cancellationToken));

        public Task<IReadOnlyList<StreamLoad>> LoadAsOf(string format, IReadOnlyList<StreamId> streams, DateTimeOffset moment, CancellationToken cancellationToken)
            => Counted(store.LoadAsOf(format, streams, moment, cancellationToken));

        public Task Save(NewStreamSnapshot snapshot, CancellationToken cancellationToken)
            => IsClosed
                ? throw new JournalUnavailableException(JournalUnavailableReason.ReadOnly, "The test takes no snapshots.")
                : store.Save(snapshot, cancellationToken);

        async Task<IReadOnlyList<StreamLoad>> Counted(Task<IReadOnlyList<StreamLoad>> loading)
        {
            var loads = await loading;
            Loads++;
            Read = loads.Sum(load => load.Events.Count);
            return loads;
        }
    }
}
