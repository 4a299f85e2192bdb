namespace Collab.GraphQL.AspNetCore;

/// <summary>The operations of one connection by id. An id is free again when its operation has ended, although its task may take a moment more.</summary>
sealed class SocketOperations(SocketOutput output, int most)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, SocketOperation> _byId = new(StringComparer.Ordinal);
    readonly HashSet<SocketOperation> _working = [];

    /// <summary>Whether the connection is acknowledged, so that operations may start.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether no operation may start any more, because the server is stopping.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether the limit of operations is reached.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock) return _working.Count >= most;
        }
    }

    public void Open() => IsOpen = true;

    /// <summary>Adds an operation with a new id; null when the id is in use.</summary>
    public SocketOperation? Add(string id)
    {
        lock (_lock)
        {
            var operation = new SocketOperation(id, this, output);
            return _byId.TryAdd(id, operation) ? operation : null;
        }
    }

    /// <summary>Ends an operation if it is running.</summary>
    public void End(string id)
    {
        SocketOperation? operation;
        lock (_lock) operation = _byId.GetValueOrDefault(id);
        operation?.End();
    }

    public void EndAll() => End(_ => true);

    /// <summary>Ends streams; no operation may start any more.</summary>
    public void Stop()
    {
        IsStopped = true;
        End(operation => operation.IsStream);
    }

    /// <summary>Completes when no operation runs any more.</summary>
    public Task WhenIdle()
    {
        lock (_lock) return Task.WhenAll(_working.Select(operation => operation.Work));
    }

    /// <summary>Frees the id of an operation.</summary>
    public void Free(SocketOperation operation)
    {
        lock (_lock)
        {
            if (_byId.GetValueOrDefault(operation.Id) == operation)
                _byId.Remove(operation.Id);
        }
    }

    public void BeginWork(SocketOperation operation)
    {
        lock (_lock) _working.Add(operation);
    }

    public void EndWork(SocketOperation operation)
    {
        lock (_lock) _working.Remove(operation);
    }

    void End(Func<SocketOperation, bool> which)
    {
        SocketOperation[] ending;
        lock (_lock) ending = [.. _byId.Values.Where(which)];
        foreach (var operation in ending)
            operation.End();
    }
}
