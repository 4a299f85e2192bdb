using Collab.Journal.Tests.Following;
using Collab.Testing;
using Xunit;

namespace Collab.Journal.Tests.Horizon;

/// <summary>A writer that commits between the snapshot and the reading of the locks is in neither: only a statement with a later snapshot sees its events.</summary>
public sealed class BetweenSnapshotAndLocksTests : IAsyncLifetime
{
    const int Gate = 42;

    readonly JournalFixture _fixture = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();

        // Shadows pg_locks for sessions with this search path; they wait at the gate before they read it.
        await _fixture.Execute($"""
            create schema gated;
            create function gated.locks() returns setof pg_catalog.pg_locks language plpgsql as $$
            begin
                perform pg_advisory_lock_shared({Gate});
                perform pg_advisory_unlock_shared({Gate});
                return query select * from pg_catalog.pg_locks;
            end
            $$;
            create view gated.pg_locks as select * from gated.locks();
            """);
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Events_of_slow_writer_are_delivered_in_order()
    {
        await using var source = JournalDataSource.Create(_fixture.Database.ConnectionString + ";Options='-c search_path=gated,pg_catalog -c lock_timeout=60s'");
        await using var journal = await PostgresJournal.Open(source);
        using var subscriber = await RecordingSubscriber.Open(journal);
        await using var gate = await Session.Begin(_fixture.Database.ConnectionString);
        await gate.Run($"select pg_advisory_xact_lock({Gate})");
        await using var writer = await Session.Begin(_fixture.Database.ConnectionString);
        var ended = await writer.Write(1);
        var quick = Some.Stream();
        var appended = await _fixture.Journal.Append(Some.Append(quick, 0), default);
        await Processes.Until(() => AtTheGate() > 0);

        await writer.Run("commit");
        await gate.Run("commit");

        await subscriber.Received(appended);
        Assert.Equal([ended, quick], subscriber.Versions(ended, quick).Select(delivered => delivered.Stream));
    }

    long AtTheGate()
    {
        using var command = _fixture.Database.DataSource.CreateCommand(
            $"select count(*) from pg_locks where locktype = 'advisory' and objid = {Gate} and not granted and database = (select oid from pg_database where datname = current_database())");
        return (long)command.ExecuteScalar()!;
    }
}
