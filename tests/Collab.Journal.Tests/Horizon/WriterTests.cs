using System.Text;
using System.Text.RegularExpressions;
using Collab.Journal.Transfer;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>
/// The horizon recognises a writer by its lock on a journal table, so the writer must hold it before it has a transaction id. On this database a trigger checks every
/// write: the first of a transaction must find the lock, and each later one must find that the first did.
/// </summary>
public sealed partial class WriterTests : IAsyncLifetime
{
    /// <summary>The files that write events; each is tested below. Add a test for each new one.</summary>
    static readonly string[] Writing = ["Appending/AppendStatements.cs", "EpochStore.cs", "Transfer/TransferReader.cs"];

    readonly JournalFixture _fixture = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        await _fixture.Execute("""
            create function public.require_begun() returns trigger language plpgsql as $$
            begin
                if pg_current_xact_id_if_assigned() is null and exists (
                    select from pg_locks where pid = pg_backend_pid() and relation in ('journal.event'::regclass, 'journal.command'::regclass)
                        and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')) then
                    perform set_config('test.begun', 'yes', true);
                elsif current_setting('test.begun', true) is distinct from 'yes' then
                    raise exception 'This transaction did not begin with a journal table.';
                end if;
                return null;
            end
            $$;
            create trigger begun before insert on journal.event for each statement execute function public.require_begun();
            create trigger begun before insert on journal.command for each statement execute function public.require_begun();
            create trigger begun before insert on public.note for each statement execute function public.require_begun();
            """);
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Single_and_grouped_appends_write_a_journal_table_first()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => _fixture.Journal.Append(
            Some.Append(Some.Stream(), 0, 1 + (number % 3), number % 2 == 0 ? Some.Key() : null, Some.Note($"note {number}")), default)));
        Assert.All(made, result => Assert.IsType<AppendResult.Appended>(result));

        Assert.IsType<AppendResult.Appended>(await _fixture.Journal.Append(new Append([], Some.Author, Some.Moment, Some.Key(), [Some.Note("only")]), default));
    }

    [Fact]
    public async Task Import_writes_a_journal_table_first_even_when_other_rows_precede_its_first_event()
    {
        var rows = Enumerable.Range(0, 1000).Select(number => $$$"""{"kind":"row","section":"notes","row":{"id":"row {{{number}}}"}}""");
        string[] lines =
        [
            """{"kind":"journal","format":1}""",
            .. rows,
            """{"kind":"event","stream":"goal-1","version":1,"type":"T","author":"a","at":"2026-01-01T00:00:00.000000Z","data":{}}""",
            """{"kind":"end","events":1,"commands":0,"rows":1000}""",
        ];
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

        Assert.Equal(new TransferCount(1, 0, 1000), await JournalImport.Read(_fixture.Database.DataSource, [new Notes()], [], file));
    }

    [Theory]
    [InlineData("select pg_current_xact_id()")]
    [InlineData("create temporary table other (id int)")]
    [InlineData("select * from public.note for update")]
    public async Task Writer_that_starts_with_another_table_is_detected(string first)
    {
        await _fixture.Journal.Append(Some.Append(Some.Stream(), 0, 1, null, Some.Note("one")), default);
        await using var writer = await Session.Begin(_fixture.Database.ConnectionString);
        await writer.Run(first);

        var exception = await Assert.ThrowsAsync<PostgresException>(() => writer.Write(1));

        Assert.Equal("This transaction did not begin with a journal table.", exception.MessageText);
    }

    [Fact]
    public void Only_known_files_write_events()
    {
        var sources = Path.Combine(Repository.Root, "src");
        var writing = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => WritesEvents().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Path.Combine(sources, "Collab.Journal"), file).Replace('\\', '/'));

        Assert.Equal(Writing, writing.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(insert\s+into|copy|update|merge\s+into)\s+journal\.event\b", RegexOptions.IgnoreCase)]
    private static partial Regex WritesEvents();

    sealed class Notes : IExportSection
    {
        public string Name => "notes";

        public string ExportQuery => "select row_to_json(n) from public.note n order by id";

        public NpgsqlBatchCommand Import(System.Text.Json.JsonElement row) => Some.Note(row.GetProperty("id").GetString()!);
    }
}
