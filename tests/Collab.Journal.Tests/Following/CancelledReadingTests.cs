using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Following;

/// <summary>The driver may cancel a query without a request from the caller.</summary>
public sealed class CancelledReadingTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Read_cancelled_by_the_driver_is_retried()
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
        await broken.Task.WaitAsync(WaitTimeout);
        Volatile.Write(ref isBroken, false);

        var stream = Some.Stream();
        await subscriber.Received(await fixture.Journal.Append(Some.Append(stream, 0), default));

        Assert.Single(subscriber.Versions(stream));
    }

    [Fact]
    public async Task Failed_read_during_dispose_does_not_fail_dispose()
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
        await held.Task.WaitAsync(WaitTimeout);

        var closing = journal.DisposeAsync().AsTask();
        failure.SetException(new NpgsqlException("The test has broken it."));

        await closing.WaitAsync(WaitTimeout);
    }

    /// <summary>A data source that opens a connection for every query and runs a callback each time.</summary>
    NpgsqlDataSource Source(Func<Task> connecting)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(fixture.Database.ConnectionString) { Pooling = false }.ConnectionString);
        builder.UsePhysicalConnectionInitializer(_ => { }, _ => connecting());
        return builder.Build();
    }
}
