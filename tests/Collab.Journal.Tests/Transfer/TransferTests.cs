using System.Text;
using System.Text.Json;
using Collab.Journal.ReadModels;
using Collab.Journal.Transfer;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Transfer;

public sealed class TransferTests : IAsyncLifetime
{
    readonly JournalFixture _from = new();
    readonly JournalFixture _to = new();

    public async Task InitializeAsync()
    {
        await _from.InitializeAsync();
        await _to.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
    }

    [Fact]
    public async Task Import_restores_export()
    {
        var key = await Fill();
        var file = await Export(_from);

        var count = await Import(file);

        Assert.Equal(new TransferCount(6, 2, 1), count);
        foreach (var stream in new[] { "goal-1", "project-1" })
        {
            var (before, after) = (await Events(_from, stream), await Events(_to, stream));
            Assert.Equal(before, after);
        }

        Assert.Equal("project-1:3", await _to.Scalar<string>("select string_agg(id || ':' || slug, ',') from public.note where id like 'project%'"));
        Assert.Equal("profile", await _to.Scalar<string>("select slug from public.note where id = 'person'"));
        Assert.Equal(file, await Export(_to));

        var repeat = Assert.IsType<AppendResult.AlreadyDone>(await _to.Journal.Append(Some.Append(new StreamId("goal-1"), 3, 1, key), default));
        Assert.Equal((await _to.Journal.Read(new StreamId("goal-1"), 1))[0].Position, repeat.Outcome.Position);
        Assert.IsType<AppendResult.Appended>(await _to.Journal.Append(Some.Append(new StreamId("goal-1"), 3), default));
    }

    [Fact]
    public async Task Imported_events_can_be_followed()
    {
        await Fill();
        await Import(await Export(_from));

        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var versions = new List<int>();
        await foreach (var recorded in _to.Journal.Follow(JournalPosition.Start, stop.Token))
        {
            versions.Add(recorded.Version);
            if (versions.Count == 6) break;
        }

        Assert.Equal([1, 2, 1, 2, 3, 3], versions);
    }

    [Fact]
    public async Task Import_needs_an_empty_journal()
    {
        await Fill();
        var file = await Export(_from);
        await Import(file);

        var exception = await Assert.ThrowsAsync<TransferException>(() => Import(file));

        Assert.Null(exception.Line);
        Assert.Contains("already holds events", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "x", "not JSON")]
    [InlineData(1, "{\"kind\":\"event\"}", "not an export")]
    [InlineData(1, "{\"kind\":\"journal\",\"format\":2}", "format 1")]
    [InlineData(3, "", "not JSON")]
    [InlineData(3, "[]", "not a JSON object")]
    [InlineData(3, "{}", "'kind' is missing")]
    [InlineData(3, "{\"kind\":\"other\"}", "'other' is not known")]
    [InlineData(3, "{\"kind\":\"event\",\"stream\":\"goal-1\",\"version\":3,\"type\":\"T\",\"author\":\"a\",\"at\":\"2026-01-01T00:00:00.000000Z\",\"data\":{}}", "version 3 here, where 2 comes next")]
    [InlineData(3, "{\"kind\":\"event\",\"stream\":\"goal-1\",\"version\":2,\"type\":\"T\",\"author\":\"a\",\"at\":\"yesterday\",\"data\":{}}", "'at' is not a moment")]
    [InlineData(3, "{\"kind\":\"event\",\"stream\":\"go\\u0000\",\"version\":1,\"type\":\"T\",\"author\":\"a\",\"at\":\"2026-01-01T00:00:00.000000Z\",\"data\":{}}", "'stream' must have")]
    [InlineData(3, "{\"kind\":\"row\",\"section\":\"unknown\",\"row\":{}}", "'unknown' is not known")]
    [InlineData(3, "{\"kind\":\"row\",\"section\":\"profiles\",\"row\":{}}", "no row of 'profiles'")]
    [InlineData(3, "{\"kind\":\"end\",\"events\":2,\"commands\":0,\"rows\":0}", "missing or too many")]
    public async Task Import_with_invalid_line_reports_line_number_and_imports_nothing(int number, string line, string why)
    {
        await Fill();
        var lines = (await Export(_from)).Split('\n');
        lines[number - 1] = line;

        var exception = await Assert.ThrowsAsync<TransferException>(() => Import(string.Join('\n', lines)));

        Assert.Equal(number, exception.Line);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _to.Scalar<long>("select count(*) from journal.event"));
    }

    [Fact]
    public async Task Row_rejected_by_the_database_is_reported_with_its_line()
    {
        await Fill();
        var lines = (await Export(_from)).Split('\n').ToList();
        lines.Insert(lines.Count - 2, lines[^3]);

        var exception = await Assert.ThrowsAsync<TransferException>(() => Import(string.Join('\n', lines).Replace("\"rows\":1", "\"rows\":2", StringComparison.Ordinal)));

        Assert.Equal(lines.Count - 2, exception.Line);
    }

    [Fact]
    public async Task Truncated_file_is_refused()
    {
        await Fill();
        var file = await Export(_from);

        foreach (var length in new[] { 0, file.Length / 3, file.LastIndexOf('\n', file.Length - 2) })
            Assert.Contains("Line", (await Assert.ThrowsAsync<TransferException>(() => Import(file[..length]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ignores_byte_order_mark_and_blank_lines()
    {
        await Fill();
        var file = await Export(_from);

        Assert.Equal(6, (await Import("\ufeff" + file + "\n \t\r\n\n")).Events);
    }

    [Fact]
    public async Task Unreadable_event_is_refused_with_its_line()
    {
        await Fill();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(await Export(_from)));

        var refused = await Assert.ThrowsAsync<TransferException>(() => JournalImport.Read(_to.Database.DataSource, [new Profiles()], [new Projects()], file, new NoProjects()));

        Assert.Equal("Line 5: no second project", refused.Message);
        Assert.Empty(await Events(_to, "goal-1"));
    }

    sealed class NoProjects : IEventCheck
    {
        public string? Fault(StreamId stream, int version, string type, ReadOnlyMemory<byte> data) => (stream.Category, version) == ("project", 1) ? "no second project" : null;
    }

    async Task<CommandKey> Fill()
    {
        var key = Some.Key("once");
        await _from.Journal.Append(Some.Append(new StreamId("goal-1"), 0, 2, key), default);
        await _from.Journal.Append(Some.Append(new StreamId("project-1"), 0, 3), default);
        await _from.Journal.Append(new Append([], Some.Author, Some.Moment, Some.Key("nothing"), []), default);
        await _from.Journal.Append(new Append([new StreamAppend(new StreamId("goal-1"), 2, [Some.Event("T", "{\n  \"a\": \"ä\\n\"\r\n}")])], "person:ö", Some.Moment.AddTicks(10), null, []), default);
        await _from.Execute("insert into public.note values ('person', 'profile')");
        return key;
    }

    static async Task<string> Export(JournalFixture from)
    {
        using var file = new MemoryStream();
        await JournalExport.Write(from.Database.DataSource, [new Profiles()], file);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    async Task<TransferCount> Import(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await JournalImport.Read(_to.Database.DataSource, [new Profiles()], [new Projects()], file);
    }

    static async Task<List<string>> Events(JournalFixture fixture, string stream)
    {
        var all = await fixture.Journal.Read(new StreamId(stream));
        return [.. all.Select(recorded => $"{recorded.Version} {recorded.Type} {recorded.Author} {recorded.At:O} {recorded.CommandId} {JsonSerializer.Serialize(JsonDocument.Parse(recorded.Data))}")];
    }

    sealed class Profiles : IExportSection
    {
        public string Name => "profiles";

        public string ExportQuery => "select row_to_json(n) from public.note n where id not like '%-%' order by id";

        public NpgsqlBatchCommand Import(JsonElement row) => Some.Note(row.GetProperty("id").GetString()!, row.GetProperty("slug").GetString());
    }

    sealed class Projects : IReadModel
    {
        public string Name => "projects";

        // The profiles of this test are in the same table and must stay.
        public IReadOnlyList<string> Tables => [];

        public bool Reads(string category) => category == "project";

        public IEnumerable<NpgsqlBatchCommand> Project(StreamId stream, IReadOnlyList<RecordedEvent> events) => [Some.Note(stream.Value, $"{events.Count}")];
    }
}
