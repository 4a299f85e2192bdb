using Collab.Journal;
using Collab.Network.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Changes;

/// <summary>
/// This process's subscription to the journal, from before its first grain is called. The things in memory are told of each event before any listener is: so
/// what a listener may read is decided by all that happened up to the event, whichever process wrote it. A thing that is told only notes it, and
/// reads the journal before its next answer; so hearing waits for no grain, and a grain that cannot read stays behind until it can.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="active">What is in memory.</param>
/// <param name="hearers">What else remembers things that events make untrue.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where trouble is told.</param>
public sealed partial class ChangeFeed(
    IJournal journal, ActiveAggregates active, IEnumerable<IEventHearer> hearers,
    [FromKeyedServices(NetworkClock.Key)] TimeProvider clock, ILogger<ChangeFeed> logger)
    : IHostedService, IJournalSubscriber, IHearing, IDisposable
{
    /// <summary>Many times what hearing takes, and longer than a database needs to start again.</summary>
    static readonly TimeSpan CurrentFor = TimeSpan.FromSeconds(3);

    readonly ILookup<string, IEventHearer> _hearers =
        hearers.SelectMany(hearer => hearer.Types.Select(type => (Type: type, Hearer: hearer))).ToLookup(wanted => wanted.Type, wanted => wanted.Hearer);

    readonly Lock _lock = new();
    JournalPosition _heardUpTo;
    TaskCompletionSource? _waitedFor;
    IDisposable? _subscription;

    /// <inheritdoc/>
    public bool IsCurrent => journal.Freshness is { } freshness && freshness.Age < CurrentFor;

    /// <inheritdoc/>
    IReadOnlyCollection<string> IJournalSubscriber.EventTypes => [.. _hearers.Select(wanted => wanted.Key)];

    /// <summary>Subscribes to what is written from now on.</summary>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
        => _subscription = await journal.Subscribe(this, cancellationToken);

    /// <summary>Ends the subscription.</summary>
    /// <param name="cancellationToken">Not heeded: it takes no time.</param>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription?.Dispose();

    /// <summary>Every event after a position, each once, in order, until cancelled; all in memory have been told of it by then.</summary>
    /// <param name="after">The last position already known.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    internal IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, CancellationToken cancellationToken) => journal.Follow(after, cancellationToken);

    /// <summary>Lets this process hear all up to a position before it answers, as for a client that wrote through another process.</summary>
    /// <param name="position">The position.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when it took longer.</returns>
    public async ValueTask<bool> Hear(JournalPosition position, TimeSpan patience, CancellationToken cancellationToken)
    {
        var heard = Heard(position);
        if (heard.IsCompleted)
        {
            return true;
        }

        journal.PollNow();
        try
        {
            await heard.WaitAsync(patience, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Waits until this process has heard all up to a position.</summary>
    /// <param name="position">The position.</param>
    internal Task Heard(JournalPosition position)
    {
        lock (_lock)
        {
            return _heardUpTo >= position ? Task.CompletedTask : WaitFor(position);
        }
    }

    async Task WaitFor(JournalPosition position)
    {
        while (Next() is { } next)
        {
            await next;
        }

        Task? Next()
        {
            lock (_lock)
            {
                return _heardUpTo >= position ? null : (_waitedFor ??= NewSignal()).Task;
            }
        }
    }

    void IJournalSubscriber.Receive(JournalBatch batch)
    {
        foreach (var (stream, version) in batch.Versions)
        {
            active.Find(stream)?.Hear(version);
        }

        foreach (var recorded in batch.Events)
        {
            foreach (var hearer in _hearers[recorded.Type])
            {
                Tell(hearer, recorded);
            }
        }

        TaskCompletionSource? waitedFor;
        lock (_lock)
        {
            _heardUpTo = batch.UpTo;
            (waitedFor, _waitedFor) = (_waitedFor, null);
        }

        waitedFor?.SetResult();
    }

    void Tell(IEventHearer hearer, RecordedEvent recorded)
    {
        try
        {
            hearer.Hear(recorded);
        }
        catch (Exception trouble)
        {
            // Hearing it again would end the same way, and all others would wait for it.
            HearerFailed(logger, hearer.GetType().Name, recorded.Stream.Value, recorded.Version, trouble);
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(1, LogLevel.Error, "{Hearer} failed at version {Version} of {Stream} and may remember what is not true any more.")]
    static partial void HearerFailed(ILogger logger, string hearer, string stream, int version, Exception exception);
}
