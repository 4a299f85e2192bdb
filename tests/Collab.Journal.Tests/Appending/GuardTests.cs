using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Appending;

public sealed class GuardTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    readonly PostgresJournal _journal = fixture.Journal;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Append_with_stale_guard_is_refused_and_writes_nothing(int read)
    {
        var (stream, guarded) = (Some.Stream(), Some.Stream("project"));
        await _journal.Append(Some.Append(guarded, 0, count: 2), default);
        var key = Some.Key();

        var result = await _journal.Append(Guarded(Some.Append(stream, 0, 1, key, Some.Note(stream.Value)), (guarded, read)), default);

        Assert.Equal(new AppendResult.GuardConflict(guarded), result);
        Assert.Equal(0, await _journal.Version(stream));
        Assert.Null(await _journal.FindCommand(key.Author, key.ClientMutationId, default));
        Assert.False(await fixture.Scalar<bool>("select exists (select from public.note where id = $1)", stream.Value));
    }

    [Fact]
    public async Task Append_with_current_guards_is_made()
    {
        var (stream, guarded, absent) = (Some.Stream(), Some.Stream("project"), Some.Stream("project"));
        await _journal.Append(Some.Append(guarded, 0, count: 2), default);

        Assert.IsType<AppendResult.Appended>(await _journal.Append(Guarded(Some.Append(stream, 0, 1, Some.Key()), (guarded, 2), (absent, 0)), default));
        Assert.IsType<AppendResult.Appended>(await _journal.Append(Guarded(Some.Append(stream, 1), (guarded, 2)), default));
    }

    [Fact]
    public async Task Command_without_events_is_not_recorded_when_its_guard_is_stale()
    {
        var guarded = Some.Stream("project");
        await _journal.Append(Some.Append(guarded, 0), default);
        var key = Some.Key();
        var nothing = new Append([], Some.Author, Some.Moment, key, []);

        Assert.Equal(new AppendResult.GuardConflict(guarded), await _journal.Append(Guarded(nothing, (guarded, 0)), default));

        Assert.Null(await _journal.FindCommand(key.Author, key.ClientMutationId, default));
        Assert.IsType<AppendResult.Appended>(await _journal.Append(Guarded(nothing, (guarded, 1)), default));
    }

    [Fact]
    public async Task Each_of_several_guards_is_checked()
    {
        var (one, other, stream) = (Some.Stream("project"), Some.Stream("person"), Some.Stream());
        await _journal.Append(Some.Append(one, 0), default);
        await _journal.Append(Some.Append(other, 0), default);

        Assert.Equal(new AppendResult.GuardConflict(one), await _journal.Append(Guarded(Some.Append(stream, 0, 2), (one, 0), (other, 1)), default));
        Assert.Equal(new AppendResult.GuardConflict(other), await _journal.Append(Guarded(Some.Append(stream, 0, 2), (one, 1), (other, 0)), default));
        Assert.IsType<AppendResult.Appended>(await _journal.Append(Guarded(Some.Append(stream, 0, 2), (one, 1), (other, 1)), default));
    }

    [Fact]
    public async Task Repeated_command_takes_precedence_over_guard_conflict()
    {
        var guarded = Some.Stream("project");
        var append = Guarded(Some.Append(Some.Stream(), 0, 1, Some.Key()), (guarded, 0));
        await _journal.Append(append, default);
        await _journal.Append(Some.Append(guarded, 0), default);

        Assert.IsType<AppendResult.AlreadyDone>(await _journal.Append(append, default));
    }

    [Fact]
    public async Task Unique_conflict_is_distinguished_from_guard_conflict()
    {
        var (first, second, guarded) = (Some.Stream(), Some.Stream(), Some.Stream("project"));
        await _journal.Append(Some.Append(first, 0, 1, null, Some.Note(first.Value, guarded.Value)), default);

        var taken = Some.Append(second, 0, 1, null, Some.Note(second.Value, guarded.Value));

        Assert.Equal(new AppendResult.UniqueConflict("note_slug"), await _journal.Append(Guarded(taken, (guarded, 0)), default));
        await _journal.Append(Some.Append(guarded, 0), default);
        Assert.Equal(new AppendResult.GuardConflict(guarded), await _journal.Append(Guarded(taken, (guarded, 0)), default));
    }

    [Fact]
    public async Task Only_appends_with_stale_guards_are_refused_in_a_group()
    {
        await using var journal = await fixture.Database.OpenJournal(new JournalOptions { Writers = 1 });
        var (held, moved) = (Some.Stream("project"), Some.Stream("project"));
        await journal.Append(Some.Append(held, 0), default);
        await journal.Append(Some.Append(moved, 0, count: 2), default);

        // One writer commits the first alone; during its round trip the others queue up.
        var changes = Enumerable.Range(0, 40).Select(i => journal.Append(Guarded(Some.Append(Some.Stream(), 0, 1, Some.Key()), (i % 8 == 7 ? moved : held, 1)), default)).ToArray();
        var results = await Task.WhenAll(changes);

        for (var i = 0; i < results.Length; i++)
        {
            if (i % 8 == 7) Assert.Equal(new AppendResult.GuardConflict(moved), results[i]);
            else Assert.IsType<AppendResult.Appended>(results[i]);
        }
    }

    [Fact]
    public async Task Append_to_a_stream_and_append_guarded_by_it_can_share_a_group()
    {
        await using var journal = await fixture.Database.OpenJournal(new JournalOptions { Writers = 1 });
        for (var round = 0; round < 20; round++)
        {
            var (guarded, stream) = (Some.Stream("project"), Some.Stream());
            await journal.Append(Some.Append(guarded, 0), default);

            var ahead = journal.Append(Some.Append(Some.Stream(), 0), default);
            var moving = journal.Append(Some.Append(guarded, 1), default);
            var resting = journal.Append(Guarded(Some.Append(stream, 0), (guarded, 1)), default);

            Assert.IsType<AppendResult.Appended>(await ahead);
            var moved = Assert.IsType<AppendResult.Appended>(await moving);
            if (await resting is AppendResult.Appended made) Assert.NotEqual(moved.Position.Transaction, made.Position.Transaction);
            else Assert.Equal(new AppendResult.GuardConflict(guarded), await resting);
        }
    }

    [Fact]
    public async Task Append_that_starts_after_its_guard_moved_is_refused()
    {
        const int rounds = 60;
        await using var otherProcess = await fixture.Database.OpenJournal();
        for (var round = 0; round < rounds; round++)
        {
            var guarded = Some.Stream("project");
            await _journal.Append(Some.Append(guarded, 0), default);
            var acknowledged = false;
            var writing = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
            {
                while (true)
                {
                    var isLate = Volatile.Read(ref acknowledged);
                    var result = await otherProcess.Append(Guarded(Some.Append(Some.Stream(), 0, 1, Some.Key()), (guarded, 1)), default);
                    Assert.False(isLate && result is AppendResult.Appended, "A change was made after its guard had moved.");
                    if (isLate) return result;
                }
            })).ToArray();

            Assert.IsType<AppendResult.Appended>(await _journal.Append(Some.Append(guarded, 1), default));
            Volatile.Write(ref acknowledged, true);

            Assert.All(await Task.WhenAll(writing), last => Assert.Equal(new AppendResult.GuardConflict(guarded), last));
        }
    }

    [Fact]
    public async Task Guard_on_a_written_stream_is_refused()
    {
        var stream = Some.Stream();
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.Append(Guarded(Some.Append(stream, 0), (stream, 0)), default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _journal.Append(Guarded(Some.Append(stream, 0), (Some.Stream(), -1)), default));
    }

    [Fact]
    public async Task Check_returns_changed_streams_and_command_outcome()
    {
        var (still, moved, absent, begun) = (Some.Stream(), Some.Stream(), Some.Stream(), Some.Stream());
        var key = Some.Key();
        await _journal.Append(Some.Append(still, 0, count: 3), default);
        await _journal.Append(Some.Append(moved, 0, count: 2), default);
        var made = Assert.IsType<AppendResult.Appended>(await _journal.Append(Some.Append(begun, 0, 1, key), default));
        StreamVersion[] basedOn = [new(still, 3), new(moved, 1), new(absent, 0), new(begun, 0)];

        var check = await _journal.Check(basedOn, key, default);

        Assert.Equal([moved, begun], check.Moved);
        Assert.Equal(new CommandOutcome(key.Fingerprint, key.Subject, made.Position), check.Outcome);
        Assert.Null((await _journal.Check(basedOn, Some.Key(), default)).Outcome);
        Assert.Null((await _journal.Check(basedOn, null, default)).Outcome);
        Assert.Empty((await _journal.Check([new(still, 3), new(absent, 0)], null, default)).Moved);
    }

    static Append Guarded(Append append, params (StreamId Stream, int Version)[] guards) =>
        append with { Guards = [.. guards.Select(guard => new StreamVersion(guard.Stream, guard.Version))] };
}
