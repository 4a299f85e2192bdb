using Collab.Network.Kernel;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>Copies of a journal that is restored to an earlier moment while they are read.</summary>
public sealed class RestoredJournalTests : IAsyncDisposable
{
    readonly Guid _id = Guid.NewGuid();
    readonly GivenCopies<SteppedStore> _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_a_command_wrote_is_promised_though_a_version_as_high_was_lost(int lost)
    {
        Write(1);
        await Read(_given.Find(_id));
        _given.Mark(_id, lost);
        var early = _given.Find(_id).AsTask();
        var reading = Assert.Single(_given.Store.Readings);
        reading.Look();
        Write(2);
        _given.Copies.Apply(Write(3));
        reading.Finish();
        Assert.Equal([1], (await early)!.Marks);

        var late = _given.Find(_id).AsTask();
        Assert.Single(_given.Store.Readings).Finish();
        Assert.Equal([1, 2, 3], (await late)!.Marks);
    }

    [Fact]
    public async Task What_a_command_wrote_is_promised_though_the_copy_is_of_a_longer_history_that_was_lost()
    {
        Write(1);
        Write(2);
        Write(3);
        await Read(_given.Find(_id));
        _given.Store.Stream(Tallies.Stream(_id)).RemoveRange(1, 2);
        _given.IsFresh = false;
        var early = _given.Find(_id).AsTask();
        Assert.Single(_given.Store.Readings).Finish();

        // The copy is not what the journal has, so that it is read anew.
        while (_given.Store.Readings.Count == 0)
        {
            await Task.Yield();
        }

        var anew = Assert.Single(_given.Store.Readings);
        anew.Look();
        _given.Copies.Apply(Write(4));
        anew.Finish();
        Assert.Equal([1], (await early)!.Marks);
        _given.IsFresh = true;

        Assert.Equal([1, 4], (await Read(_given.Find(_id)))!.Marks);
    }

    async Task<Tally?> Read(ValueTask<Tally?> reading)
    {
        Assert.False(reading.IsCompleted);
        Assert.Single(_given.Store.Readings).Finish();
        return await reading;
    }

    StreamChange Write(int mark)
    {
        var stream = _given.Store.Stream(Tallies.Stream(_id));
        var before = stream.LastOrDefault();
        var recorded = Tallies.Recorded(_id, stream.Count + 1, mark, Tallies.Start.AddSeconds(mark));
        stream.Add(recorded);
        return new StreamChange(recorded.Stream, recorded.Version - 1, before?.At, [Tallies.New(mark)], recorded.Author, recorded.At);
    }
}
