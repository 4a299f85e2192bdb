using Collab.Journal.CleanUp;
using Xunit;

namespace Collab.Journal.Tests.CleanUp;

public sealed class CommandKeyCleanUpTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    const int PagesPerTransaction = 2;

    readonly CommandKeyCleanUp _cleanUp = new(fixture.Database.DataSource, new CommandKeyCleanUpOptions { PagesPerTransaction = PagesPerTransaction });

    [Fact]
    public async Task Keys_are_removed_after_retention_and_not_before()
    {
        var (old, kept) = (Some.Key(), Some.Key());
        await fixture.Journal.Append(Some.Append(Some.Stream(), 0, command: old), default);
        await Age("90 days 1 minute");
        await fixture.Journal.Append(Some.Append(Some.Stream(), 0, command: kept), default);
        await Age("89 days 23 hours");

        Assert.Equal(1, await RemoveAll());

        Assert.Null(await fixture.Journal.FindCommand(old.Author, old.ClientMutationId, default));
        Assert.NotNull(await fixture.Journal.FindCommand(kept.Author, kept.ClientMutationId, default));
        Assert.Equal(0, await RemoveAll());
    }

    [Fact]
    public async Task Clean_up_visits_all_pages_of_a_large_table()
    {
        const int Many = 5000;
        await RemoveAll();
        await fixture.Execute($"insert into journal.command select 'bulk', n::text, 'f', 's', '5', n, now() - interval '91 days' from generate_series(1, {Many}) n");

        Assert.Equal(Many, await RemoveAll());
    }

    /// <summary>Ages the keys of the last hour.</summary>
    Task Age(string age) => fixture.Execute($"update journal.command set at = at - interval '{age}' where at > now() - interval '1 hour'");

    async Task<long> RemoveAll()
    {
        var (pages, removed) = (await _cleanUp.Pages(default), 0L);
        for (var page = 0L; page < pages; page += PagesPerTransaction) removed += await _cleanUp.Remove(page, default);
        return removed;
    }
}
