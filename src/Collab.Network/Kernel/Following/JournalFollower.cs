using Collab.Journal;
using Collab.Network.Kernel.Copies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Kernel;

/// <summary>
/// This process's subscription to the journal, from before its first request. Copies are marked behind at each event of others before any listener receives it, so what a listener
/// is shown and may read rests on all that happened up to the event, whichever process wrote it. A copy that is marked only notes it and reads the journal before its next
/// answer; so following waits for nothing.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="copies">What this process knows of the aggregates.</param>
/// <param name="subscribers">What else remembers what events make untrue.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class JournalFollower(
    IJournal journal,
    AggregateCopies copies,
    IEnumerable<IEventSubscriber> subscribers,
    [FromKeyedServices(NetworkClock.Key)] TimeProvider clock,
    ILogger<JournalFollower> logger) : IHostedService, IJournalSubscriber, IDisposable
{
    readonly ILookup<string, IEventSubscriber> _subscribers =
        subscribers.SelectMany(subscriber => subscriber.Types.Select(type => (Type: type, Subscriber: subscriber))).ToLookup(wanted => wanted.Type, wanted => wanted.Subscriber);

    static readonly TimeSpan ReachesRepeatWithin = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    JournalPosition _upTo;
    JournalPosition _written;
    TaskCompletionSource? _waitedFor;
    int _waiting;
    IDisposable? _subscription;
    CursorText? _newestCursor;

    /// <inheritdoc/>
    IReadOnlyCollection<string> IJournalSubscriber.EventTypes => [.. _subscribers.Select(wanted => wanted.Key)];

    /// <summary>A position that covers all that this process has answered with: another process that has read the journal up to it answers nothing older.</summary>
    public JournalPosition Newest
    {
        get
        {
            var newest = copies.Newest;
            lock (_lock)
            {
                return Max(Max(_upTo, _written), newest);
            }
        }
    }

    /// <summary><see cref="Newest"/> as clients keep it.</summary>
    public string NewestCursor
    {
        get
        {
            var (newest, known) = (Newest, _newestCursor);
            if (known is null || known.Position != newest)
            {
                _newestCursor = known = new CursorText(newest, JournalCursor.Format(journal.Epoch, newest));
            }

            return known.Text;
        }
    }

    /// <summary>How many wait for a position.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

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

    /// <summary>For whoever sent a command: lets this process's next answer have what the command wrote, in whichever process, also if that was before.</summary>
    /// <param name="outcome">What the command came to.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask Take(Outcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Apply(outcome);
        if (outcome is { IsRepeat: true, Position: { } position })
        {
            // Another process may have written it a moment ago. What was done is safe, whether or not this one gets to see it in time.
            await Reach(position, ReachesRepeatWithin, cancellationToken);
        }
    }

    /// <summary>Takes what a command has just written, before the journal returns it. Taken twice it does no harm.</summary>
    internal void Apply(Outcome outcome)
    {
        foreach (var change in outcome.Changes)
        {
            copies.Apply(change);
            foreach (var recorded in change.Recorded())
            {
                Tell(recorded);
            }
        }

        if (outcome.Position is { } position)
        {
            lock (_lock)
            {
                _written = Max(_written, position);
            }
        }
    }

    /// <summary>Every event after a position, each once, in order, until cancelled; all copies of this process have received it by then.</summary>
    /// <param name="after">The last position already known.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    internal IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, CancellationToken cancellationToken) => journal.Follow(after, cancellationToken);

    /// <summary>Lets this process read the journal up to a position before it answers, as for a client that wrote through another process.</summary>
    /// <param name="position">The position.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when it took longer; nothing goes on for it then, whatever the position was.</returns>
    public async ValueTask<bool> Reach(JournalPosition position, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (HasReached(position))
        {
            return true;
        }

        using var ended = new CancellationTokenSource(timeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, cancellationToken);
        var reached = Reached(position, stop.Token);
        journal.PollNow();
        try
        {
            await reached;
            return true;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits until this process has read the journal up to a position, or until cancelled: a position that is never written is never reached.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task Reached(JournalPosition position, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            while (Next(position) is { } next)
            {
                await next.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    bool HasReached(JournalPosition position)
    {
        lock (_lock)
        {
            return _upTo >= position;
        }
    }

    /// <summary>What the next batch completes; null when the position has been reached.</summary>
    Task? Next(JournalPosition position)
    {
        lock (_lock)
        {
            return _upTo >= position ? null : (_waitedFor ??= NewSignal()).Task;
        }
    }

    void IJournalSubscriber.Receive(JournalBatch batch)
    {
        foreach (var (stream, version) in batch.Versions)
        {
            copies.MarkBehind(stream, version);
        }

        foreach (var recorded in batch.Events)
        {
            Tell(recorded);
        }

        TaskCompletionSource? waitedFor;
        lock (_lock)
        {
            _upTo = batch.UpTo;
            (waitedFor, _waitedFor) = (_waitedFor, null);
        }

        waitedFor?.SetResult();
    }

    void Tell(RecordedEvent recorded)
    {
        foreach (var subscriber in _subscribers[recorded.Type])
        {
            try
            {
                subscriber.Receive(recorded);
            }
            catch (Exception exception)
            {
                // Receiving it again would end the same way, and all others would wait for it.
                SubscriberFailed(logger, subscriber.GetType().Name, recorded.Stream.Value, recorded.Version, exception);
            }
        }
    }

    sealed record CursorText(JournalPosition Position, string Text);

    static JournalPosition Max(JournalPosition one, JournalPosition other) => one >= other ? one : other;

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(1, LogLevel.Error, "{Subscriber} failed at version {Version} of {Stream} and may remember what is not true any more.")]
    static partial void SubscriberFailed(ILogger logger, string subscriber, string stream, int version, Exception exception);
}
