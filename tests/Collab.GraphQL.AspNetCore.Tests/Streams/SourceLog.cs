using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>Records what the sources of a server did, and waits for it.</summary>
public sealed class SourceLog
{
    readonly Lock _lock = new();
    readonly List<(Func<bool> IsTrue, TaskCompletionSource Reached)> _waiting = [];

    /// <summary>The events of the stream <c>ticks</c>; unbounded, because tests write few.</summary>
    public Channel<int> Ticks { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Completes when the query <c>never</c> has started.</summary>
    public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of started <c>holds</c> streams.</summary>
    public int Holding { get; private set; }

    /// <summary>Lets the <c>holds</c> streams continue.</summary>
    public ManualResetEventSlim LetGo { get; } = new();

    /// <summary>Completes when sources have been opened and all are disposed.</summary>
    public Task AllDisposed => When(() => Opened > 0 && Open == 0);

    public int Opened { get; private set; }

    public int Open { get; private set; }

    /// <summary>The number of events read from sources.</summary>
    public int Pulled { get; private set; }

    /// <summary>Waits for a condition on this log, with a time-out.</summary>
    public Task When(Func<bool> isTrue)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isTrue, reached));
            CheckWaiters();
            return reached.Task.WaitAsync(SocketClient.WaitTimeout);
        }
    }

    public async IAsyncEnumerable<T> Follow<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Note(() => (Opened, Open) = (Opened + 1, Open + 1));
        try
        {
            await foreach (var each in source.WithCancellation(cancellation))
            {
                Note(() => Pulled++);
                yield return each;
            }
        }
        finally
        {
            Note(() => Open--);
        }
    }

    /// <summary>A stream that blocks its thread from the start.</summary>
    public IEnumerable<int> Hold()
    {
        Note(() => Holding++);
        LetGo.Wait();
        yield return 1;
    }

    void Note(Action change)
    {
        lock (_lock)
        {
            change();
            CheckWaiters();
        }
    }

    void CheckWaiters()
    {
        foreach (var (_, reached) in _waiting.FindAll(waiting => waiting.IsTrue()))
            reached.TrySetResult();
    }
}
