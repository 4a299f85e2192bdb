using Collab.Journal.CleanUp;
using Xunit;

namespace Collab.Journal.Tests.CleanUp;

public sealed class CommandKeyCleanUpTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    const int PagesAtOnce = 2;

    readonly CommandKeyCleanUp _cleanUp = new(fixture.Database.DataSource, new CommandKeyCleanUpOptions { PagesAtOnce = PagesAtOnce });

    [Fact]
    public async Task Keys_go_when_they_are_older_than_they_have_to_be_kept_and_no_earlier()
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
    public async Task All_pages_of_a_large_table_are_walked_through()
    {
        const int Many = 5000;
        await RemoveAll();
        await fixture.Execute($"insert into journal.command select 'bulk', n::text, 'f', 's', '5', n, now() - interval '91 days' from generate_series(1, {Many}) n");

        Assert.Equal(Many, await RemoveAll());
    }

    /// <summary>Makes the keys made within this hour older.</summary>
    Task Age(string age) => fixture.Execute($"update journal.command set at = at - interval '{age}' where at > now() - interval '1 hour'");

    async Task<long> RemoveAll()
    {
        var (pages, removed) = (await _cleanUp.Pages(default), 0L);
        for (var page = 0L; page < pages; page += PagesAtOnce) removed += await _cleanUp.Remove(page, default);
        return removed;
    }
}
