using System.Collections.Concurrent;
using Collab.Journal.Tests.Following;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>Many concurrent writers with pauses, savepoints and rollbacks, beside open transactions: each committed event is delivered once, in order.</summary>
public sealed class WriterStressTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    const int Writers = 12;
    const int TransactionsEach = 150;

    [Fact]
    public async Task Every_committed_event_is_delivered_once_in_position_order()
    {
        await using var other = await TestDatabase.CreateEmptyAsync();
        await using var elsewhere = await Session.Begin(other.ConnectionString);
        await elsewhere.Run("create table load (id int); insert into load values (1)");
        await using var beside = await Session.Begin(fixture.Database.ConnectionString);
        await beside.Run("insert into public.note (id) values ('beside')");
        await using var followed = await fixture.Database.OpenJournal();
        using var subscriber = await RecordingSubscriber.Open(fixture.Journal);
        var from = subscriber.Batches[0].UpTo;
        var committed = new ConcurrentBag<StreamVersion>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var last = Some.Stream("last");
        var following = Follow(followed, from, last, stop.Token);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(() => Write(new Random(number), committed))));

        await subscriber.Received(await fixture.Journal.Append(Some.Append(last, 0), default));
        var delivered = subscriber.Batches.SelectMany(batch => batch.Versions).Where(version => version.Stream != last).ToList();
        Assert.Equal(Sorted(committed), Sorted(delivered));
        Assert.Equal(delivered, await following);
        await subscriber.HasReceivedAll();
    }

    static List<string> Sorted(IEnumerable<StreamVersion> versions) => [.. versions.Select(version => $"{version.Stream} {version.Version}").Order(StringComparer.Ordinal)];

    static async Task<List<StreamVersion>> Follow(PostgresJournal journal, JournalPosition after, StreamId last, CancellationToken cancellationToken)
    {
        var seen = new List<StreamVersion>();
        var position = after;
        await foreach (var recorded in journal.Follow(after, cancellationToken))
        {
            Assert.True(recorded.Position > position);
            position = recorded.Position;
            if (recorded.Stream == last) break;
            seen.Add(new StreamVersion(recorded.Stream, recorded.Version));
        }

        return seen;
    }

    async Task Write(Random random, ConcurrentBag<StreamVersion> committed)
    {
        for (var number = 0; number < TransactionsEach; number++)
        {
            await using var connection = await fixture.Database.DataSource.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var written = new List<StreamVersion>();
            for (var sequence = 1; sequence <= 1 + random.Next(4); sequence++)
            {
                var stream = Some.Stream();
                var isUndone = sequence > 1 && random.Next(6) == 0;
                if (isUndone) await transaction.SaveAsync("point");
                await FollowTests.Insert(connection, stream, sequence);
                if (isUndone) await transaction.RollbackAsync("point");
                else written.Add(new StreamVersion(stream, 1));
                if (random.Next(8) == 0) await Sleep(connection, random.Next(40));
            }

            if (random.Next(5) == 0)
            {
                await transaction.RollbackAsync();
                continue;
            }

            await transaction.CommitAsync();
            foreach (var version in written) committed.Add(version);
        }
    }

    /// <summary>The writer pauses in the middle of its transaction.</summary>
    static async Task Sleep(NpgsqlConnection connection, int milliseconds)
    {
        await using var command = new NpgsqlCommand("select pg_sleep($1 / 1000.0)", connection);
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = milliseconds });
        await command.ExecuteNonQueryAsync();
    }
}
