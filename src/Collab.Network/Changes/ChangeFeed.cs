using System.Runtime.CompilerServices;
using Collab.Journal;
using Collab.Network.Kernel.GraphQL;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Collab.Network.Changes;

/// <summary>
/// The journal for all listeners of a process. It is followed once, and the grains hear of each event before any listener does: so what a listener may read is
/// decided by all that happened up to the event, whichever process wrote it.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="grains">The grains.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where trouble is told.</param>
sealed partial class ChangeFeed(IJournal journal, IGrainFactory grains, TimeProvider clock, ILogger<ChangeFeed> logger) : IAsyncDisposable
{
    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    TaskCompletionSource _heard = NewSignal();
    JournalPosition _heardUpTo;
    Task? _beginning;
    Task _hearing = Task.CompletedTask;

    /// <summary>Every event after a position, each once, in order, until cancelled.</summary>
    /// <param name="sources">How events find their grains.</param>
    /// <param name="after">The last position already known.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    public async IAsyncEnumerable<RecordedEvent> Follow(
        ChangeSources sources, JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Begin(sources).WaitAsync(cancellationToken);
        await foreach (var recorded in journal.Follow(after, cancellationToken))
        {
            await Heard(recorded.Position).WaitAsync(cancellationToken);
            yield return recorded;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _hearing;
        _stop.Dispose();
    }

    /// <summary>Begins to hear, when that has not begun yet.</summary>
    Task Begin(ChangeSources sources)
    {
        lock (_lock)
        {
            return _beginning is { IsFaulted: false, IsCanceled: false } ? _beginning : _beginning = Start(sources);
        }
    }

    async Task Start(ChangeSources sources)
    {
        _heardUpTo = await journal.Head(_stop.Token);
        _hearing = HearAll(sources, _heardUpTo);
    }

    async Task HearAll(ChangeSources sources, JournalPosition after)
    {
        try
        {
            await foreach (var recorded in journal.Follow(after, _stop.Token))
            {
                await Hear(sources, recorded);
                lock (_lock)
                {
                    _heardUpTo = recorded.Position;
                    _heard.SetResult();
                    _heard = NewSignal();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    async Task Hear(ChangeSources sources, RecordedEvent recorded)
    {
        while (sources.Of(recorded) is { } source)
        {
            try
            {
                await source.Hear(recorded, grains);
                return;
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                HearingFailed(logger, recorded.Stream.Value, trouble);
                await Task.Delay(PauseAfterTrouble, clock, _stop.Token);
            }
        }
    }

    async Task Heard(JournalPosition position)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_heardUpTo >= position)
                {
                    return;
                }

                next = _heard.Task;
            }

            await next;
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(1, LogLevel.Warning, "{Stream} could not be told of an event; listeners wait until it can.")]
    static partial void HearingFailed(ILogger logger, string stream, Exception exception);
}
