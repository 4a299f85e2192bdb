using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Following;

/// <summary>A driver may end a reading with a cancellation that nobody here asked for.</summary>
public sealed class CancelledReadingTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_reading_that_was_cancelled_by_nobody_here_is_tried_again()
    {
        var isBroken = false;
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var source = Source(() =>
        {
            if (!Volatile.Read(ref isBroken))
            {
                return Task.CompletedTask;
            }

            broken.TrySetResult();
            throw new OperationCanceledException("The test has broken it.");
        });
        await using var journal = await PostgresJournal.Open(source);
        using var subscriber = await RecordingSubscriber.Open(journal);
        Volatile.Write(ref isBroken, true);
        await broken.Task.WaitAsync(Patience);
        Volatile.Write(ref isBroken, false);

        var stream = Some.Stream();
        await subscriber.Received(await fixture.Journal.Append(Some.Append(stream, 0), default));

        Assert.Single(subscriber.Versions(stream));
    }

    [Fact]
    public async Task A_reading_that_fails_while_the_journal_is_closed_does_not_fail_the_closing()
    {
        var isHeld = false;
        var (held, failure) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var source = Source(() =>
        {
            if (!Volatile.Read(ref isHeld))
            {
                return Task.CompletedTask;
            }

            held.TrySetResult();
            return failure.Task;
        });
        var journal = await PostgresJournal.Open(source);
        using var subscriber = await RecordingSubscriber.Open(journal);
        Volatile.Write(ref isHeld, true);
        await held.Task.WaitAsync(Patience);

        var closing = journal.DisposeAsync().AsTask();
        failure.SetException(new NpgsqlException("The test has broken it."));

        await closing.WaitAsync(Patience);
    }

    /// <summary>A source that connects anew for every reading, and does something each time.</summary>
    NpgsqlDataSource Source(Func<Task> connecting)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(fixture.Database.ConnectionString) { Pooling = false }.ConnectionString);
        builder.UsePhysicalConnectionInitializer(_ => { }, _ => connecting());
        return builder.Build();
    }
}
