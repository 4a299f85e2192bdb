using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests;

public sealed class EpochTests : IAsyncLifetime
{
    readonly JournalFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_database_keeps_its_epoch_over_restarts()
    {
        await using var again = await _fixture.Database.OpenJournal();

        Assert.Equal(_fixture.Journal.Epoch, again.Epoch);
    }

    [Fact]
    public async Task Every_database_has_an_epoch_of_its_own()
    {
        await using var other = await Testing.TestDatabase.CreateAsync();
        await using var journal = await other.OpenJournal();

        Assert.NotEqual(_fixture.Journal.Epoch, journal.Epoch);
    }

    [Fact]
    public async Task Processes_that_open_a_moved_database_together_agree_on_the_new_epoch()
    {
        await MoveElsewhere();

        var journals = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _fixture.Database.OpenJournal()));

        Assert.Single(journals.Select(journal => journal.Epoch).Distinct());
        Assert.NotEqual(_fixture.Journal.Epoch, journals[0].Epoch);
        foreach (var journal in journals) await journal.DisposeAsync();
    }

    [Fact]
    public async Task Moved_database_gets_new_epoch_and_unchanged_journal()
    {
        var appended = Assert.IsType<AppendResult.Appended>(await _fixture.Journal.Append(Some.Append(new StreamId("goal-1"), 0, 2), default));
        await MoveElsewhere();

        await using var journal = await _fixture.Database.OpenJournal();

        Assert.NotEqual(_fixture.Journal.Epoch, journal.Epoch);
        Assert.Equal(appended.Position, await journal.Head(default));
    }

    [Fact]
    public async Task Restored_dump_with_higher_transaction_ids_needs_renumbering_that_keeps_order()
    {
        var key = Some.Key();
        await _fixture.Journal.Append(Some.Append(new StreamId("goal-1"), 0, 2), default);
        await _fixture.Journal.Append(Some.Append(new StreamId("goal-2"), 0, 1, key), default);
        await _fixture.Journal.Append(Some.Append(new StreamId("goal-1"), 2, 1), default);
        await MoveElsewhere();
        await Shift("journal.event");
        await Shift("journal.command");
        for (var starts = 0; starts < 2; starts++)
            Assert.Contains("./run renumber", (await Assert.ThrowsAsync<RenumberingNeededException>(() => _fixture.Database.OpenJournal())).Message, StringComparison.Ordinal);

        Assert.Equal(4, await EpochStore.Renumber(_fixture.Database.DataSource));

        await using var journal = await _fixture.Database.OpenJournal();
        Assert.NotEqual(_fixture.Journal.Epoch, journal.Epoch);
        var all = await journal.ReadAll(JournalPosition.Start);
        Assert.Equal(["goal-1 1", "goal-1 2", "goal-2 1", "goal-1 3"], all.Select(recorded => $"{recorded.Stream} {recorded.Version}"));
        Assert.Equal(all[2].Position, (await journal.FindCommand(key.Author, key.ClientMutationId, default))!.Position);
        var next = Assert.IsType<AppendResult.Appended>(await journal.Append(Some.Append(new StreamId("goal-1"), 3), default));
        Assert.True(next.Position > all[^1].Position);
    }

    [Fact]
    public async Task Renumbered_journal_can_be_renumbered_again()
    {
        await _fixture.Journal.Append(Some.Append(new StreamId("goal-1"), 0, 2), default);
        await Shift("journal.event");
        Assert.Equal(2, await EpochStore.Renumber(_fixture.Database.DataSource));
        await using (var journal = await _fixture.Database.OpenJournal()) await journal.Append(Some.Append(new StreamId("goal-1"), 2, 2, Some.Key()), default);
        await _fixture.Execute("alter table journal.event disable trigger user; update journal.event set transaction = '9000000000000' where version > 2; alter table journal.event enable trigger user");

        Assert.Equal(4, await EpochStore.Renumber(_fixture.Database.DataSource));

        await using var again = await _fixture.Database.OpenJournal();
        Assert.Equal([1, 2, 3, 4], (await again.ReadAll(JournalPosition.Start)).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task Renumber_does_nothing_when_positions_are_not_ahead()
    {
        var appended = Assert.IsType<AppendResult.Appended>(await _fixture.Journal.Append(Some.Append(new StreamId("goal-1"), 0, 2), default));

        Assert.Null(await EpochStore.Renumber(_fixture.Database.DataSource));

        await using var journal = await _fixture.Database.OpenJournal();
        Assert.Equal((_fixture.Journal.Epoch, appended.Position), (journal.Epoch, await journal.Head(default)));
    }

    Task MoveElsewhere() => _fixture.Execute("update journal.epoch set system_identifier = system_identifier - 1");

    /// <summary>Shifts transaction ids as if another server had written the rows.</summary>
    async Task Shift(string table)
    {
        await _fixture.Execute($"alter table {table} disable trigger user");
        await _fixture.Execute($"update {table} set transaction = (transaction::text::bigint + 1000000000)::text::xid8");
        await _fixture.Execute($"alter table {table} enable trigger user");
    }
}
