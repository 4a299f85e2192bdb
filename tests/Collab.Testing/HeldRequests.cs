using System.Text;

namespace Collab.Testing;

/// <summary>Requests that a <see cref="CuttableProxy"/> holds back.</summary>
/// <param name="containing">Only requests with this text; null for all.</param>
public sealed class HeldRequests(string? containing)
{
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(20);

    readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly SemaphoreSlim _came = new(0);
    readonly Lock _lock = new();
    readonly List<string> _texts = [];

    /// <summary>Completes when the first request is held.</summary>
    public Task First => _first.Task;

    /// <summary>Waits until a number of requests with a text are held, each on its own connection.</summary>
    /// <exception cref="TimeoutException">They did not arrive.</exception>
    public async Task Has(int count, string text)
    {
        while (Count(text) < count)
        {
            if (!await _came.WaitAsync(WaitTimeout)) throw new TimeoutException($"{Count(text)} requests with \"{text}\" are held after {WaitTimeout.TotalSeconds} s, and not {count}.");
        }
    }

    /// <summary>Releases all held and later requests.</summary>
    public void LetGo() => _letGo.TrySetResult();

    internal Task Pass(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        if (_letGo.Task.IsCompleted) return Task.CompletedTask;
        var text = Encoding.Latin1.GetString(request.Span);
        if (containing is not null && !text.Contains(containing, StringComparison.Ordinal)) return Task.CompletedTask;
        lock (_lock) _texts.Add(text);
        _came.Release();
        _first.TrySetResult();
        return _letGo.Task.WaitAsync(stop);
    }

    int Count(string text)
    {
        lock (_lock) return _texts.Count(each => each.Contains(text, StringComparison.Ordinal));
    }
}
