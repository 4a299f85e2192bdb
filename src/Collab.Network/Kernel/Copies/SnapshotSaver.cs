using System.Text.Json;
using System.Threading.Channels;
using Collab.Journal;
using Collab.Journal.Snapshots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Kernel.Copies;

/// <summary>Saves snapshots one after the other, beside whoever folded them. What cannot be saved is left: the next load reads more of the journal.</summary>
public sealed partial class SnapshotSaver : IAsyncDisposable
{
    /// <summary>The most states that wait to be saved; what comes beyond is not saved, as after a new version of the program when every long history is folded anew.</summary>
    const int MaxWaiting = 64;

    /// <summary>How long the end of the process waits for what is to be saved; what is not saved by then is left.</summary>
    static readonly TimeSpan SavesAtEnd = TimeSpan.FromSeconds(2);

    readonly Channel<(StreamId Stream, Func<CancellationToken, Task> Save)> _waiting =
        Channel.CreateBounded<(StreamId, Func<CancellationToken, Task>)>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    readonly CancellationTokenSource _stop;
    readonly IStreamStore _streams;
    readonly ILogger _logger;
    readonly Task _saving;

    /// <summary>Begins to wait for states.</summary>
    /// <param name="streams">Where they are saved.</param>
    /// <param name="clock">The clock by which the process ends.</param>
    /// <param name="logger">Where it says what could not be saved.</param>
    public SnapshotSaver(IStreamStore streams, [FromKeyedServices(NetworkClock.Key)] TimeProvider clock, ILogger<SnapshotSaver> logger)
    {
        _stop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _streams = streams;
        _logger = logger;
        _saving = Task.Run(SaveAll);
    }

    /// <summary>Saves a state some time later.</summary>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="id">The aggregate.</param>
    /// <param name="state">Its state.</param>
    /// <param name="isKept">Whether the snapshot stays when later ones are saved.</param>
    internal void Save<TState>(IAggregate<TState> aggregate, Guid id, TState state, bool isKept)
        where TState : AggregateState
    {
        var stream = StreamId.Of(aggregate.Category, id);
        _waiting.Writer.TryWrite((stream, stop => _streams.Save(
            new NewStreamSnapshot(
                stream,
                aggregate.SnapshotFormat,
                state.Version,
                state.ChangedAt,
                isKept,
                JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Options)),
            stop)));
    }

    /// <summary>Waits until all that was to be saved before has been.</summary>
    internal async Task Saved()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((default, Reach));
        await reached.Task;

        Task Reach(CancellationToken cancellationToken)
        {
            reached.SetResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>Takes no more, and waits for what there is: two seconds at the most, for the process is to end.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _stop.CancelAfter(SavesAtEnd);
        await _saving;
        _stop.Dispose();
    }

    async Task SaveAll()
    {
        await foreach (var (stream, save) in _waiting.Reader.ReadAllAsync())
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await save(_stop.Token);
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                SnapshotFailed(_logger, exception, stream.Value);
            }
            catch
            {
                // The process ends, and cut the saving short.
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The snapshot of {Stream} could not be saved; the next load reads more of the journal.")]
    static partial void SnapshotFailed(ILogger logger, Exception exception, string stream);
}
