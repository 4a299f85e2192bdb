using System.Text;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Appending;

public sealed class AppendTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task Events_are_read_back_as_they_were_appended()
    {
        var stream = Some.Stream();
        const string data = """{ "b" : 1, "a" : "ä\u0000",  "b":2 }""";
        var append = new Append([new StreamAppend(stream, 0, [Some.Event("GoalStarted", data)])], Some.Author, Some.Moment, Some.Key("m1"), []);

        var appended = Assert.IsType<AppendResult.Appended>(await _journal.Append(append, default));

        var recorded = Assert.Single(await _journal.Read(stream));
        Assert.Equal(new { Stream = stream, Version = 1, appended.Position, Type = "GoalStarted", Some.Author, CommandId = (string?)"m1" },
            new { recorded.Stream, recorded.Version, recorded.Position, recorded.Type, recorded.Author, recorded.CommandId });
        Assert.Equal(data, Encoding.UTF8.GetString(recorded.Data.Span));
        Assert.Equal(Some.Moment, recorded.At);
        Assert.Equal(TimeSpan.Zero, recorded.At.Offset);
    }

    [Fact]
    public async Task Several_streams_are_appended_in_one_transaction()
    {
        var (goal, project) = (Some.Stream(), Some.Stream("project"));
        var append = new Append([Some.Events(goal, 0, 2), Some.Events(project, 0, 3)], Some.Author, Some.Moment, null, []);

        var appended = Assert.IsType<AppendResult.Appended>(await _journal.Append(append, default));

        var events = (await _journal.Read(goal)).Concat(await _journal.Read(project)).ToList();
        Assert.Equal([1, 2, 1, 2, 3], events.Select(recorded => recorded.Version));
        Assert.Single(events.Select(recorded => recorded.Position.Transaction).Distinct());
        Assert.Equal(events[^1].Position, appended.Position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Wrong_expected_version_is_a_conflict_and_changes_nothing(int expected)
    {
        var stream = Some.Stream();
        await _journal.Append(Some.Append(stream, 0, count: 2), default);

        var result = await _journal.Append(Some.Append(stream, expected, 1, null, Some.Note(stream.Value)), default);

        Assert.Equal(new AppendResult.VersionConflict(stream), result);
        Assert.Equal(2, await _journal.Version(stream));
        Assert.False(await fixture.Scalar<bool>("select exists (select from public.note where id = $1)", stream.Value));
    }

    [Fact]
    public async Task Conflict_in_one_stream_leaves_other_streams_unchanged()
    {
        var (one, other) = (Some.Stream(), Some.Stream());
        await _journal.Append(Some.Append(one, 0), default);

        var result = await _journal.Append(new Append([Some.Events(other, 0), Some.Events(one, 0)], Some.Author, Some.Moment, null, []), default);

        Assert.Equal(new AppendResult.VersionConflict(null), result);
        Assert.Equal(0, await _journal.Version(other));
    }

    [Fact]
    public async Task Projection_is_committed_with_its_events()
    {
        var stream = Some.Stream();

        await _journal.Append(Some.Append(stream, 0, 1, null, Some.Note(stream.Value, stream.Value)), default);

        Assert.Equal(stream.Value, await fixture.Scalar<string>("select slug from public.note where id = $1", stream.Value));
    }

    [Fact]
    public async Task Unique_violation_of_projection_returns_constraint_name_and_writes_no_event()
    {
        var (first, second) = (Some.Stream(), Some.Stream());
        await _journal.Append(Some.Append(first, 0, 1, null, Some.Note(first.Value, "taken")), default);

        var result = await _journal.Append(Some.Append(second, 0, 1, Some.Key(), Some.Note(second.Value, "taken")), default);

        Assert.Equal(new AppendResult.UniqueConflict("note_slug"), result);
        Assert.Equal(0, await _journal.Version(second));
    }

    [Fact]
    public async Task A_broken_projection_is_an_error_and_leaves_no_event()
    {
        var stream = Some.Stream();

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _journal.Append(Some.Append(stream, 0, 1, null, new Npgsql.NpgsqlBatchCommand("select 1 / 0")), default));

        Assert.Equal(0, await _journal.Version(stream));
    }

    [Fact]
    public async Task Exactly_one_of_many_writers_with_the_same_version_succeeds()
    {
        const int writers = 16;
        var stream = Some.Stream();
        await using var otherProcess = await fixture.Database.OpenJournal();
        PostgresJournal[] processes = [_journal, otherProcess];

        for (var version = 0; version < 10; version++)
        {
            var expected = version;
            var results = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => processes[writer % 2].Append(Some.Append(stream, expected), default)));
            Assert.Single(results.OfType<AppendResult.Appended>());
            Assert.Equal(writers - 1, results.OfType<AppendResult.VersionConflict>().Count());
        }

        Assert.Equal(Enumerable.Range(1, 10), (await _journal.Read(stream)).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task Concurrent_appends_all_commit_with_their_own_positions()
    {
        const int changes = 300;
        var streams = Enumerable.Range(0, changes).Select(_ => Some.Stream()).ToArray();

        var results = await Task.WhenAll(streams.Select((stream, i) => _journal.Append(Some.Append(stream, 0, 1 + i % 3, Some.Key(), Some.Note(stream.Value)), default)));

        for (var i = 0; i < changes; i++)
        {
            var events = await _journal.Read(streams[i]);
            Assert.Equal(1 + i % 3, events.Count);
            Assert.Equal(new AppendResult.Appended(events[^1].Position), results[i]);
        }
    }

    [Fact]
    public async Task Invalid_append_is_refused_before_anything_is_sent()
    {
        var stream = Some.Stream();
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.Append(new Append([], Some.Author, Some.Moment, null, []), default));
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.Append(new Append([Some.Events(stream, 0), Some.Events(stream, 1)], Some.Author, Some.Moment, null, []), default));
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.Append(Some.Append(new StreamId("goal-\0"), 0), default));
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.Append(Some.Append(stream, 0) with { Author = "" }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _journal.Append(Some.Append(stream, -1), default));
    }

    [Fact]
    public async Task Events_cannot_be_updated_or_deleted_with_sql()
    {
        var stream = Some.Stream();
        await _journal.Append(Some.Append(stream, 0), default);

        foreach (var sql in new[] { "update journal.event set author = 'x'", "delete from journal.event", "truncate journal.event" })
            Assert.Equal("23001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => fixture.Execute(sql))).SqlState);
    }
}
