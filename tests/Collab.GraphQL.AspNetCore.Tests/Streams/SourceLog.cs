using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>What the sources of a server did, for tests to wait for.</summary>
public sealed class SourceLog
{
    readonly Lock _lock = new();
    readonly List<(Func<bool> IsTrue, TaskCompletionSource Reached)> _waiting = [];

    /// <summary>What the stream <c>ticks</c> tells; without bound, as tests write a few.</summary>
    public Channel<int> Ticks { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Complete when the query <c>never</c> has begun.</summary>
    public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many streams <c>holds</c> have begun.</summary>
    public int Holding { get; private set; }

    /// <summary>Lets the streams <c>holds</c> go on.</summary>
    public ManualResetEventSlim LetGo { get; } = new();

    /// <summary>Complete when sources have been opened and disposed, and none is open.</summary>
    public Task AllDisposed => When(() => Opened > 0 && Open == 0);

    /// <summary>How many sources were ever opened.</summary>
    public int Opened { get; private set; }

    /// <summary>How many sources are open.</summary>
    public int Open { get; private set; }

    /// <summary>How many events were pulled from sources.</summary>
    public int Pulled { get; private set; }

    /// <summary>Waits until something is true of this log, but not for ever.</summary>
    public Task When(Func<bool> isTrue)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isTrue, reached));
            Tell();
            return reached.Task.WaitAsync(SocketClient.Patience);
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

    /// <summary>A stream that keeps its thread from the start.</summary>
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
            Tell();
        }
    }

    void Tell()
    {
        foreach (var (_, reached) in _waiting.FindAll(waiting => waiting.IsTrue()))
            reached.TrySetResult();
    }
}
