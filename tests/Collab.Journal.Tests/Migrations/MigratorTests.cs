using Collab.Journal.Migrations;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Migrations;

public sealed class MigratorTests : IAsyncLifetime
{
    static readonly MigrationSet Notes = Set("notes", ("001-note", "create table public.note (id int)"), ("002-tag", "create table public.tag (id int)"));

    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Sets_are_applied_once_with_the_journal_first()
    {
        var applied = await Migrate(Notes);

        Assert.Equal([.. Migrator.Journal.Migrations.Select(migration => new AppliedMigration("journal", migration.Name)), new("notes", "001-note"), new("notes", "002-tag")], applied);
        Assert.Empty(await Migrate(Notes));
    }

    [Fact]
    public async Task Processes_that_start_together_apply_each_migration_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Migrate(Notes)));

        Assert.Single(applied, migrations => migrations.Count > 0);
    }

    [Fact]
    public async Task A_further_migration_is_added()
    {
        await Migrate(Notes);

        Assert.Equal([new AppliedMigration("notes", "003-more")], await Migrate(Notes with { Migrations = [.. Notes.Migrations, new Migration("003-more", "select 1")] }));
    }

    [Fact]
    public async Task Failed_migration_is_named_and_changes_nothing()
    {
        var exception = await Assert.ThrowsAsync<MigrationException>(() => Migrate(Set("notes", ("001-note", "create table public.note (id int)"), ("002-bad", "create tabel x"))));

        Assert.Contains("notes/002-bad", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Migrate(Notes));
    }

    [Fact]
    public async Task An_altered_migration_is_refused()
    {
        await Migrate(Notes);

        await Refused("altered", Set("notes", ("001-note", "create table public.note (id bigint)"), ("002-tag", "create table public.tag (id int)")));
    }

    [Fact]
    public async Task Only_line_ends_may_differ()
    {
        await Migrate(Set("notes", ("001-note", "select 1;\nselect 2")));

        Assert.Empty(await Migrate(Set("notes", ("001-note", "select 1;\r\nselect 2"))));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Migrate(Notes);

        await Refused("newer", Notes with { Migrations = [Notes.Migrations[0]] });
        await Refused("newer");
    }

    [Fact]
    public async Task Migration_inserted_between_applied_ones_is_refused()
    {
        await Migrate(Notes);

        await Refused("later name", Notes with { Migrations = [Notes.Migrations[0], new Migration("001a-between", "select 1"), Notes.Migrations[1]] });
    }

    static MigrationSet Set(string name, params (string Name, string Sql)[] migrations) =>
        new(name, [.. migrations.Select(migration => new Migration(migration.Name, migration.Sql))]);

    Task<IReadOnlyList<AppliedMigration>> Migrate(params MigrationSet[] sets) => Migrator.Migrate(_database.DataSource, sets);

    async Task Refused(string why, params MigrationSet[] sets)
    {
        var exception = await Assert.ThrowsAsync<MigrationException>(() => Migrate(sets));
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }
}
