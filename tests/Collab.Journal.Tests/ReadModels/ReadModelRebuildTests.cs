using Collab.Journal.ReadModels;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.ReadModels;

public sealed class ReadModelRebuildTests : IAsyncLifetime
{
    readonly JournalFixture _fixture = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        for (var i = 0; i < 5; i++) await _fixture.Journal.Append(Some.Append(new StreamId($"goal-{i}"), 0, count: 2 + i), default);
        await _fixture.Journal.Append(Some.Append(new StreamId("project-1"), 0, count: 3), default);
        await _fixture.Execute("insert into public.note values ('stale', 'stale')");
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Rebuilt_tables_match_the_journal()
    {
        await ReadModelRebuild.Run(_fixture.Database.DataSource, [new Notes("goal")]);

        Assert.Equal("goal-0:2,goal-1:3,goal-2:4,goal-3:5,goal-4:6", await NotesInTable());
    }

    [Fact]
    public async Task Rebuilt_tables_are_analyzed()
    {
        await ReadModelRebuild.Run(_fixture.Database.DataSource, [new Notes("goal")]);

        Assert.Equal(5f, await _fixture.Scalar<float>("select reltuples from pg_class where oid = 'public.note'::regclass"));
    }

    [Fact]
    public async Task Progress_reaches_the_total()
    {
        var progress = new KeptProgress();

        var end = await ReadModelRebuild.Run(_fixture.Database.DataSource, [new Notes("goal")], progress);

        Assert.Equal((23, 23), (end.Done, end.Total));
        Assert.Equal(23, progress.Reports[^1].Done);
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_old_rows()
    {
        await Assert.ThrowsAsync<PostgresException>(() => ReadModelRebuild.Run(_fixture.Database.DataSource, [new Notes("goal", failAt: "goal-3")]));

        Assert.Equal("stale:stale", await NotesInTable());
    }

    [Fact]
    public async Task A_rebuild_whose_backend_is_killed_leaves_the_old_rows()
    {
        var killed = new Killed(_fixture.Database.DataSource);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => ReadModelRebuild.Run(_fixture.Database.DataSource, [new Notes("goal", before: killed.Kill)]));

        Assert.Equal("stale:stale", await NotesInTable());
    }

    [Fact]
    public async Task Readers_see_old_rows_and_appends_wait_during_rebuild()
    {
        var during = "";
        Task<AppendResult>? append = null;
        var model = new Notes("goal", before: () =>
        {
            during = NotesInTable().GetAwaiter().GetResult();
            append ??= _fixture.Journal.Append(Some.Append(new StreamId("goal-9"), 0, 1, null, Some.Note("goal-9", "1")), default);
        });

        await ReadModelRebuild.Run(_fixture.Database.DataSource, [model]);

        Assert.Equal("stale:stale", during);
        Assert.IsType<AppendResult.Appended>(await append!);
        Assert.Equal("goal-0:2,goal-1:3,goal-2:4,goal-3:5,goal-4:6,goal-9:1", await NotesInTable());
    }

    Task<string> NotesInTable() => _fixture.Scalar<string>("select coalesce(string_agg(id || ':' || slug, ',' order by id), '') from public.note");

    sealed class Notes(string category, string? failAt = null, Action? before = null) : IReadModel
    {
        public string Name => category;

        public IReadOnlyList<string> Tables => ["public.note"];

        public bool Reads(string other) => other == category;

        public IEnumerable<NpgsqlBatchCommand> Project(StreamId stream, IReadOnlyList<RecordedEvent> events)
        {
            before?.Invoke();
            yield return stream.Value == failAt ? new NpgsqlBatchCommand("select 1 / 0") : Some.Note(stream.Value, $"{events[^1].Version}");
        }
    }

    sealed class KeptProgress : IProgress<RebuildProgress>
    {
        public List<RebuildProgress> Reports { get; } = [];

        public void Report(RebuildProgress value) => Reports.Add(value);
    }

    sealed class Killed(NpgsqlDataSource database)
    {
        public void Kill()
        {
            using var command = database.CreateCommand("select pg_terminate_backend(pid) from pg_locks where relation = 'journal.event'::regclass and mode = 'ShareLock'");
            command.ExecuteNonQuery();
        }
    }
}
