using System.Runtime.CompilerServices;
using Collab.Journal;
using Collab.Network.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Changes;

/// <summary>
/// The journal as this process hears it, from before its first grain is called. The things in memory are told of each event before any listener is: so
/// what a listener may read is decided by all that happened up to the event, whichever process wrote it. A thing that is told only notes it, and
/// reads the journal before its next answer; so hearing waits for no grain, and a grain that cannot read stays behind until it can.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="active">What is in memory.</param>
/// <param name="hearers">What else remembers things that events make untrue.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where trouble is told.</param>
public sealed partial class ChangeFeed(
    IJournal journal, ActiveAggregates active, IEnumerable<IEventHearer> hearers, TimeProvider clock, ILogger<ChangeFeed> logger) : IHostedService, IHearing, IDisposable
{
    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

    /// <summary>Many times what hearing takes, and longer than a database needs to start again.</summary>
    static readonly TimeSpan CurrentFor = TimeSpan.FromSeconds(3);

    readonly IEventHearer[] _hearers = [.. hearers];
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    JournalPosition _heardUpTo;
    JournalLook? _heardLook;
    TaskCompletionSource? _waitedFor;
    Task _hearing = Task.CompletedTask;

    /// <inheritdoc/>
    public bool IsCurrent => LastHeardLook() is { } look && look.Age < CurrentFor;

    /// <summary>Begins to hear what is written from now on.</summary>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _heardUpTo = await journal.Head(cancellationToken);
        _hearing = HearAll();
    }

    /// <summary>Ends the hearing, and the waiting for it.</summary>
    /// <param name="cancellationToken">Not heeded: it takes no time.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _hearing;
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>Every event after a position, each once, in order, until cancelled; all in memory have been told of it by then.</summary>
    /// <param name="after">The last position already known.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    internal async IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var recorded in journal.Follow(after, cancellationToken))
        {
            await Heard(recorded.Position).WaitAsync(cancellationToken);
            yield return recorded;
        }
    }

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

        journal.LookNow();
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

    /// <summary>The last look known of which all has been heard: events are found some moments before they are heard.</summary>
    JournalLook? LastHeardLook()
    {
        var last = journal.LastLook;
        lock (_lock)
        {
            return _heardLook = last is not null && _heardUpTo >= last.UpTo ? last : _heardLook;
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

    async Task HearAll()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var recorded in journal.Follow(_heardUpTo, _stop.Token))
                {
                    Hear(recorded);
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                HearingInterrupted(logger, trouble);
                await Task.Delay(PauseAfterTrouble, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    void Hear(RecordedEvent recorded)
    {
        active.Find(recorded.Stream)?.Hear(recorded.Version);
        foreach (var hearer in _hearers)
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

        TaskCompletionSource? waitedFor;
        lock (_lock)
        {
            _heardUpTo = recorded.Position;
            (waitedFor, _waitedFor) = (_waitedFor, null);
        }

        waitedFor?.SetResult();
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(1, LogLevel.Warning, "Following the journal was interrupted; it goes on from the last event heard.")]
    static partial void HearingInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Hearer} failed at version {Version} of {Stream} and may remember what is not true any more.")]
    static partial void HearerFailed(ILogger logger, string hearer, string stream, int version, Exception exception);
}
