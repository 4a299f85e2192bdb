using Collab.Journal.Appending;
using Collab.Journal.Following;
using Collab.Journal.Reading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Collab.Journal;

/// <summary>The journal in PostgreSQL. Use one per process and database, and migrate the database first (<see cref="Migrations.Migrator"/>).</summary>
public sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    const int MaxPageSize = 1000;

    readonly EventReader _events;
    readonly CommandReader _commands;
    readonly DecisionChecker _checker;
    readonly HorizonReader _horizons;
    readonly JournalPoller _poller;
    readonly HistoryPageCache _history;
    readonly Follower _follower;
    readonly AppendQueue _appends;
    readonly JournalOptions _options;
    readonly TimeProvider _time;

    PostgresJournal(NpgsqlDataSource database, JournalOptions options, TimeProvider time, ILogger log, Guid epoch)
    {
        Epoch = epoch;
        _options = options;
        _time = time;
        _events = new EventReader(database);
        _commands = new CommandReader(database);
        _checker = new DecisionChecker(database);
        _horizons = new HorizonReader(database);
        _poller = new JournalPoller(_events, _horizons, options, time, log);
        _history = new HistoryPageCache(_events);
        _follower = new Follower(_history, _poller, time);
        var transaction = new AppendTransaction(database, _poller.Expedite);
        var single = new SingleAppend(database, transaction, new AppendOutcomes(_events, _commands), options, time);
        _appends = new AppendQueue(transaction, single, options);
    }

    /// <inheritdoc/>
    public Guid Epoch { get; }

    /// <summary>Opens the journal of a migrated database.</summary>
    /// <param name="database">The pool, from <see cref="JournalDataSource.Create"/>. The caller disposes it.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="log">The log; null for none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    /// <exception cref="RenumberingNeededException">The journal's positions are ahead of the server; an operator has to renumber them first.</exception>
    public static async Task<PostgresJournal> Open(
        NpgsqlDataSource database,
        JournalOptions? options = null,
        TimeProvider? time = null,
        ILogger? log = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new JournalOptions();
        time ??= TimeProvider.System;
        log ??= NullLogger.Instance;
        var epoch = await Retry.Reading(options.RetryFor, time, token => EpochStore.Current(database, log, token), cancellationToken);
        return new PostgresJournal(database, options, time, log, epoch);
    }

    /// <inheritdoc/>
    public Task<AppendResult> Append(Append append, CancellationToken cancellationToken)
    {
        AppendChecks.Check(append);
        return _appends.Add(append, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedEvent>> ReadPageBackwards(StreamId stream, int beforeVersion, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxPageSize);
        return await Reading(token => _events.PageBackwards(stream, beforeVersion, count, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, CancellationToken cancellationToken) => _follower.Follow(after, cancellationToken);

    /// <inheritdoc/>
    public async Task<IDisposable> Subscribe(IJournalSubscriber subscriber, CancellationToken cancellationToken)
    {
        // The poller waits while the database is unavailable; a caller of Subscribe gets the exception.
        await Head(cancellationToken).ConfigureAwait(false);
        return await _poller.Subscribe(subscriber, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void PollNow() => _poller.Expedite();

    /// <inheritdoc/>
    public JournalFreshness? Freshness => _poller.Freshness;

    /// <inheritdoc/>
    public ValueTask<JournalPosition> Head(CancellationToken cancellationToken) => new(Reading(_horizons.Head, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<DecisionCheck> Check(IReadOnlyList<StreamVersion> basedOn, CommandKey? key, CancellationToken cancellationToken) =>
        new(Reading(token => _checker.Check(basedOn, key, token), cancellationToken));

    /// <inheritdoc/>
    public ValueTask<CommandOutcome?> FindCommand(string author, string clientMutationId, CancellationToken cancellationToken) =>
        new(Reading(token => _commands.Find(author, clientMutationId, token), cancellationToken));

    /// <summary>Accepts no more appends, waits for pending ones, and ends followers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _appends.DisposeAsync();
        await _poller.DisposeAsync();
        _history.Dispose();
    }

    Task<T> Reading<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        Retry.Reading(_options.RetryFor, _time, read, cancellationToken);
}
