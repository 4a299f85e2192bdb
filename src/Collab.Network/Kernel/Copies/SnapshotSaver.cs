using System.Text.Json;
using System.Threading.Channels;
using Collab.Journal;
using Collab.Journal.Snapshots;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Kernel.Copies;

/// <summary>Saves snapshots one after the other, beside whoever folded them. What cannot be saved is left: the next load reads more of the journal.</summary>
public sealed class SnapshotSaver : IAsyncDisposable
{
    /// <summary>The most states that wait to be saved; what comes beyond is not saved, as after a new version of the program when every long history is folded anew.</summary>
    const int MaxWaiting = 64;

    readonly Channel<Func<Task>> _waiting = Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    readonly IStreamStore _streams;
    readonly ILogger _logger;
    readonly Task _saving;

    /// <summary>Begins to wait for states.</summary>
    /// <param name="streams">Where they are saved.</param>
    /// <param name="logger">Where it says what could not be saved.</param>
    public SnapshotSaver(IStreamStore streams, ILogger<SnapshotSaver> logger)
    {
        _streams = streams;
        _logger = logger;
        _saving = Task.Run(SaveAll);
    }

    /// <summary>Saves a state some time later.</summary>
    /// <typeparam name="TState">The concept's state.</typeparam>
    /// <param name="aggregate">The concept.</param>
    /// <param name="id">The thing.</param>
    /// <param name="state">Its state.</param>
    /// <param name="isKept">Whether the snapshot stays when later ones are saved.</param>
    internal void Save<TState>(IAggregate<TState> aggregate, Guid id, TState state, bool isKept)
        where TState : AggregateState
        => _waiting.Writer.TryWrite(() => _streams.Save(
            new NewStreamSnapshot(
                StreamId.Of(aggregate.Category, id),
                aggregate.SnapshotFormat,
                state.Version,
                state.ChangedAt,
                isKept,
                JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Options)),
            CancellationToken.None));

    /// <summary>Waits until all that was to be saved before has been.</summary>
    internal async Task Saved()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(() =>
        {
            reached.SetResult();
            return Task.CompletedTask;
        });
        await reached.Task;
    }

    /// <summary>Takes no more, and waits for what there is.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _saving;
    }

    async Task SaveAll()
    {
        await foreach (var save in _waiting.Reader.ReadAllAsync())
        {
            try
            {
                await save();
            }
            catch (Exception exception)
            {
                KernelLog.SnapshotFailed(_logger, exception, nameof(SnapshotSaver));
            }
        }
    }
}
