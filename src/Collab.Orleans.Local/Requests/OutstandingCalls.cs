namespace Collab.Orleans.Local;

/// <summary>The calls that somebody waits for, so that none waits for ever. Linked through themselves: a call allocates nothing for it.</summary>
internal sealed class OutstandingCalls
{
    private readonly Shard[] _shards = [.. Enumerable.Range(0, Environment.ProcessorCount * 4).Select(_ => new Shard())];

    internal void Add(MethodRequest call)
    {
        var shard = ShardOf(call);
        lock (shard)
        {
            call.Later = shard.First;
            if (shard.First is not null)
                shard.First.Earlier = call;
            shard.First = call;
        }
    }

    /// <summary>Takes a call out; does nothing when it is not in.</summary>
    internal void Remove(MethodRequest call)
    {
        var shard = ShardOf(call);
        lock (shard)
        {
            if (!ReferenceEquals(shard.First, call) && call.Earlier is null)
                return;
            if (call.Earlier is null)
                shard.First = call.Later;
            else
                call.Earlier.Later = call.Later;
            if (call.Later is not null)
                call.Later.Earlier = call.Earlier;
            call.Earlier = call.Later = null;
        }
    }

    /// <summary>Ends the calls whose time is over.</summary>
    internal void FailExpired(long nowMs)
    {
        var expired = Select(call => call.DeadlineMs <= nowMs);
        if (expired.Count == 0)
            return;
        var chains = new CallChains(Select(_ => true));
        var failures = expired.ConvertAll(call => (Call: call, Exception: new TimeoutException(chains.Explain(call))));
        foreach (var (call, exception) in failures)
            call.Fail(exception);
    }

    /// <summary>Ends all calls.</summary>
    internal void FailAll(Func<MethodRequest, Exception> reason)
    {
        foreach (var call in Select(_ => true))
            call.Fail(reason(call));
    }

    private List<MethodRequest> Select(Func<MethodRequest, bool> wanted)
    {
        var calls = new List<MethodRequest>();
        foreach (var shard in _shards)
        {
            lock (shard)
            {
                for (var call = shard.First; call is not null; call = call.Later)
                {
                    if (wanted(call))
                        calls.Add(call);
                }
            }
        }

        return calls;
    }

    private Shard ShardOf(MethodRequest call) => _shards[(call.DeadlineMs ^ (uint)call.Reference.Key.GetHashCode()) % _shards.Length];

    private sealed class Shard
    {
        internal MethodRequest? First { get; set; }
    }
}
