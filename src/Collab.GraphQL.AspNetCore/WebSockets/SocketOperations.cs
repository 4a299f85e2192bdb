namespace Collab.GraphQL.AspNetCore;

/// <summary>The operations of one connection, by id. An id is free again when its operation has ended, but what the operation did may take a moment more to end.</summary>
sealed class SocketOperations(SocketOutput output, int most)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, SocketOperation> _byId = new(StringComparer.Ordinal);
    readonly HashSet<SocketOperation> _working = [];

    /// <summary>Whether operations may begin: the connection is acknowledged.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether none may begin any more, as the server stops.</summary>
    public bool IsShut { get; private set; }

    /// <summary>Whether no other may begin work.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock) return _working.Count >= most;
        }
    }

    public void Open() => IsOpen = true;

    /// <summary>An operation under a new id; null when one with the id is under way.</summary>
    public SocketOperation? Add(string id)
    {
        lock (_lock)
        {
            var operation = new SocketOperation(id, this, output);
            return _byId.TryAdd(id, operation) ? operation : null;
        }
    }

    /// <summary>Ends an operation, if it has not ended already.</summary>
    public void End(string id)
    {
        SocketOperation? operation;
        lock (_lock) operation = _byId.GetValueOrDefault(id);
        operation?.End();
    }

    public void EndAll() => End(_ => true);

    /// <summary>Ends streams and lets nothing begin any more.</summary>
    public void Shut()
    {
        IsShut = true;
        End(operation => operation.IsStream);
    }

    /// <summary>Waits until no operation works any more.</summary>
    public Task Settled()
    {
        lock (_lock) return Task.WhenAll(_working.Select(operation => operation.Work));
    }

    /// <summary>The operation's id is free.</summary>
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
