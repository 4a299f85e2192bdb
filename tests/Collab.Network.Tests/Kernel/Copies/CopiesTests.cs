using System.Diagnostics.Metrics;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Tests.Kernel.Copies;

public sealed class CopiesTests : IAsyncDisposable
{
    readonly Guid _id = Guid.NewGuid();
    readonly GivenCopies<SteppedStore> _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task A_copy_that_is_here_is_answered_at_once_and_costs_nothing()
    {
        Write();
        var first = await Read(_given.Find(_id));

        var again = _given.Find(_id);
        Assert.True(again.IsCompletedSuccessfully);
        Assert.Same(first, await again);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Assert.NotNull(await _given.Find(_id));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(1, _given.Store.Asked);
    }

    [Fact]
    public async Task Readers_share_a_load()
    {
        Write();
        var readers = Enumerable.Range(0, 5).Select(_ => _given.Find(_id).AsTask()).ToList();
        Assert.Single(_given.Store.Readings).Finish();
        Assert.All(await Task.WhenAll(readers), state => Assert.Equal(1, state!.Version));
    }

    [Fact]
    public async Task An_id_that_nobody_has_used_is_remembered_until_something_is_read_of_it()
    {
        Assert.Null(await Read(_given.Find(_id)));
        Assert.Null(await _given.Find(_id));
        Assert.Equal(1, _given.Store.Asked);

        Write();
        _given.Mark(_id, 1);
        Assert.Equal(1, (await Read(_given.Find(_id)))!.Version);
    }

    [Fact]
    public async Task What_a_command_wrote_is_folded_into_the_copy_at_the_version_before()
    {
        Write();
        await Read(_given.Find(_id));
        _given.Copies.Apply(Write());

        var state = _given.Find(_id);
        Assert.True(state.IsCompletedSuccessfully);
        Assert.Equal([1, 2], (await state)!.Marks);
    }

    [Fact]
    public async Task Another_copy_is_behind_after_a_command_and_reads_what_it_misses()
    {
        Write();
        await Read(_given.Find(_id));
        Write();
        _given.Copies.Apply(Write());

        Assert.Equal([1, 2, 3], (await Read(_given.Find(_id)))!.Marks);
        Assert.Equal(2, _given.Store.Asked);
    }

    [Fact]
    public async Task What_is_not_here_stays_away_when_a_command_writes_it()
    {
        _given.Copies.Apply(Write());
        Assert.Equal(0, _given.Copies.Services.Present.Count);
        Assert.Equal(1, (await Read(_given.Find(_id)))!.Version);
    }

    [Fact]
    public async Task A_late_load_does_not_replace_a_newer_copy()
    {
        Write();
        await Read(_given.Find(_id));
        _given.Mark(_id, 2);
        var reading = _given.Find(_id).AsTask();
        _given.Store.Readings[0].Look();
        _given.Copies.Apply(Write());
        _given.Store.Readings[0].Finish();

        Assert.Equal([1, 2], (await reading)!.Marks);
        Assert.Equal([1, 2], (await _given.Find(_id))!.Marks);
    }

    [Fact]
    public async Task A_load_that_began_before_something_was_marked_and_does_not_have_it_is_repeated_for_who_asks_after()
    {
        Write();
        var before = _given.Find(_id).AsTask();
        _given.Store.Readings[0].Look();
        Write();
        _given.Mark(_id, 2);
        var after = _given.Find(_id).AsTask();
        _given.Store.Readings[0].Finish();
        Assert.Equal(1, (await before)!.Version);

        while (!after.IsCompleted)
        {
            _given.Store.Readings.FirstOrDefault()?.Finish();
            await Task.Yield();
        }

        Assert.Equal(2, (await after)!.Version);
        Assert.Equal(2, _given.Store.Asked);
    }

    [Fact]
    public async Task Who_asks_while_the_journal_is_away_is_told_so_and_the_next_one_tries_anew()
    {
        Write();
        await Read(_given.Find(_id));
        Write();
        _given.Mark(_id, 2);

        var reading = _given.Find(_id).AsTask();
        _given.Store.Readings[0].Break();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => reading);

        Assert.Equal(2, (await Read(_given.Find(_id)))!.Version);
    }

    [Fact]
    public async Task Memory_is_no_answer_when_the_journal_was_not_read_for_long()
    {
        Write();
        await Read(_given.Find(_id));
        Write();
        _given.IsFresh = false;

        Assert.Equal(2, (await Read(_given.Find(_id)))!.Version);
        var reading = _given.Find(_id).AsTask();
        _given.Store.Readings[0].Break();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => reading);
    }

    [Fact]
    public async Task A_row_of_a_list_and_the_copy_behind_it_agree()
    {
        Write();
        await Read(_given.Find(_id));
        Write();

        Assert.Equal(2, (await Read(_given.FindAtLeast(_id, 2)))!.Version);
        Assert.True(_given.FindAtLeast(_id, 2).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_version_that_the_journal_has_lost_is_waited_for_by_nobody()
    {
        Write();
        await Read(_given.Find(_id));
        _given.Mark(_id, 7);

        Assert.Equal(1, (await Read(_given.Find(_id)))!.Version);
        Assert.True(_given.Find(_id).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_is_missing_of_many_is_read_in_one_round_trip()
    {
        Guid[] ids = [_id, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        foreach (var id in ids[..3])
        {
            Write(id);
        }

        await Read(_given.Find(_id));
        var all = _given.Copies.FindAll<GoalId, Tally>([.. ids.Select(id => (new GoalId(id), 0))]).AsTask();
        Assert.Equal(3, Assert.Single(_given.Store.Readings).Streams.Count());
        _given.Store.Readings[0].Finish();
        Assert.Equal([1, 1, 1, null], (await all).Select(state => state?.Version));
    }

    [Fact]
    public async Task What_is_used_stays_and_what_was_looked_at_once_makes_room()
    {
        const int Room = 20;
        await using var given = new GivenCopies<SteppedStore>(new CopyOptions { MaxBytes = Room * CopySize.Of(10) });
        var used = Guid.NewGuid();
        for (var i = 0; i < 10 * Room; i++)
        {
            var id = i == 0 ? used : Guid.NewGuid();
            given.Store.Stream(Tallies.Stream(id)).Add(Tallies.Recorded(id, 1, 1, Tallies.Start));
            var reading = given.Find(id).AsTask();
            given.Store.Readings.Single().Finish();
            await reading;
            Assert.True(given.Find(used).AsTask().IsCompletedSuccessfully);
        }

        Assert.InRange(given.Copies.Services.Present.Count, Room / 2, Room);
        Assert.Equal(10 * Room, given.Copies.Services.Present.Count + given.Copies.Services.Present.Evictions);
    }

    [Fact]
    public void Names_that_nobody_has_used_are_forgotten_when_something_begins()
    {
        var names = _given.Copies.AbsentKeys<Tally>();
        var generation = names.Generation;
        names.Add("tieto", generation);
        Assert.True(names.Contains("tieto"));
        Assert.False(names.Contains("muu"));
        _given.IsFresh = false;
        Assert.False(names.Contains("tieto"));
        _given.IsFresh = true;

        _given.Mark(Guid.NewGuid(), 2);
        Assert.True(names.Contains("tieto"));
        _given.Mark(Guid.NewGuid(), 1);
        Assert.False(names.Contains("tieto"));

        // Whoever asked the database before something began does not know of it.
        names.Add("tieto", generation);
        Assert.False(names.Contains("tieto"));
        names.Add("tieto", names.Generation);
        _given.Copies.Apply(Write());
        Assert.False(names.Contains("tieto"));
    }

    [Fact]
    public async Task Hits_and_loads_are_counted()
    {
        Write();
        await Read(_given.Find(_id));
        await _given.Find(_id);
        await _given.Find(_id);

        var counted = new Dictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == _given.Copies.Services.Telemetry.Meter)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted[instrument.Name] = counted.GetValueOrDefault(instrument.Name) + value);
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Equal(2, counted["collab.copies.hits"]);
        Assert.Equal(1, counted["collab.copies.loads"]);
        Assert.Equal(1, counted["collab.copies.count"]);
        Assert.Equal(0, counted["collab.copies.evictions"]);
        Assert.Equal(_given.Copies.Services.Present.Bytes, counted["collab.copies.bytes"]);
    }

    async Task<Tally?> Read(ValueTask<Tally?> reading)
    {
        Assert.False(reading.IsCompleted);
        Assert.Single(_given.Store.Readings).Finish();
        return await reading;
    }

    StreamChange Write(Guid? id = null)
    {
        var stream = _given.Store.Stream(Tallies.Stream(id ?? _id));
        var from = stream.Count;
        var recorded = Tallies.Recorded(id ?? _id, from + 1, from + 1, Tallies.Start.AddSeconds(from));
        var change = new StreamChange(
            recorded.Stream, from, from == 0 ? null : stream[^1].At, [new NewEvent(recorded.Type, recorded.Data)], recorded.Author, recorded.At);
        stream.Add(recorded);
        return change;
    }
}
