using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Appending;

public sealed class IdempotencyTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    readonly PostgresJournal _journal = fixture.Journal;

    [Fact]
    public async Task Repeated_command_returns_first_outcome()
    {
        var (stream, key) = (Some.Stream(), Some.Key());
        var first = Assert.IsType<AppendResult.Appended>(await _journal.Append(Some.Append(stream, 0, 2, key), default));

        var repeat = await _journal.Append(Some.Append(stream, 2, 2, key), default);

        Assert.Equal(new AppendResult.AlreadyDone(new CommandOutcome(key.Fingerprint, key.Subject, first.Position)), repeat);
        Assert.Equal(2, await _journal.Version(stream));
    }

    [Fact]
    public async Task Repeated_command_takes_precedence_over_version_conflict()
    {
        var (stream, key) = (Some.Stream(), Some.Key());
        await _journal.Append(Some.Append(stream, 0, 1, key), default);

        Assert.IsType<AppendResult.AlreadyDone>(await _journal.Append(Some.Append(stream, 0, 1, key), default));
    }

    [Fact]
    public async Task Same_id_with_other_input_returns_first_fingerprint()
    {
        var (stream, key) = (Some.Stream(), Some.Key(fingerprint: "first"));
        await _journal.Append(Some.Append(stream, 0, 1, key), default);

        var result = Assert.IsType<AppendResult.AlreadyDone>(await _journal.Append(Some.Append(stream, 1, 1, key with { Fingerprint = "second" }), default));

        Assert.Equal("first", result.Outcome.Fingerprint);
    }

    [Fact]
    public async Task The_same_id_of_another_author_is_another_command()
    {
        var (stream, key) = (Some.Stream(), Some.Key());
        await _journal.Append(Some.Append(stream, 0, 1, key), default);

        Assert.IsType<AppendResult.Appended>(await _journal.Append(Some.Append(stream, 1, 1, key with { Author = "person:43" }), default));
    }

    [Fact]
    public async Task Command_without_events_is_recorded()
    {
        var key = Some.Key();
        var append = new Append([], Some.Author, Some.Moment, key, []);

        var first = Assert.IsType<AppendResult.Appended>(await _journal.Append(append, default));

        Assert.Equal(new AppendResult.AlreadyDone(new CommandOutcome(key.Fingerprint, key.Subject, first.Position)), await _journal.Append(append, default));
    }

    [Fact]
    public async Task An_unknown_command_is_not_found()
    {
        Assert.Null(await _journal.FindCommand(Some.Author, "never", default));
    }

    [Fact]
    public async Task One_of_racing_repeats_appends_and_the_others_return_its_outcome()
    {
        await using var otherProcess = await fixture.Database.OpenJournal();
        PostgresJournal[] processes = [_journal, otherProcess];
        for (var round = 0; round < 10; round++)
        {
            var (stream, key) = (Some.Stream(), Some.Key());

            var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => processes[i % 2].Append(Some.Append(stream, 0, 1, key), default)));

            var appended = Assert.Single(results.OfType<AppendResult.Appended>());
            Assert.All(results.Where(result => result != appended), result =>
                Assert.Equal(new AppendResult.AlreadyDone(new CommandOutcome(key.Fingerprint, key.Subject, appended.Position)), result));
        }
    }
}
