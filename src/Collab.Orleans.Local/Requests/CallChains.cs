namespace Collab.Orleans.Local;

/// <summary>Finds out who waits for whom among calls that are under way.</summary>
internal sealed class CallChains(IReadOnlyCollection<MethodRequest> calls)
{
    // Enough to show any cycle that people would write by mistake.
    private const int MaxHops = 16;

    private readonly ILookup<Activation?, MethodRequest> _bySource = calls.Where(call => call.Source is not null).ToLookup(call => call.Source);
    private readonly ILookup<Activation?, MethodRequest> _byTarget = calls.Where(call => call.Target is not null).ToLookup(call => call.Target);

    /// <summary>Why a call got no answer, for the caller to read.</summary>
    internal string Explain(MethodRequest call)
    {
        var chain = Chain(call);
        var message = $"Response did not arrive on time in {call.Timeout} for {call}.";
        if (chain.Count > 1)
            message += $" The calls wait for each other: {string.Join(" → ", chain)}.";
        var waiting = chain[^1];
        var holder = chain.Find(earlier => earlier.Target is not null && earlier.Target == waiting.Reference.CurrentActivation && earlier != waiting);
        return holder is null || waiting.Target is not null
            ? message
            : $"{message} This is a deadlock: {waiting.Reference.GrainId} runs {holder.Method} and is not reentrant, so {waiting.Method} cannot start. "
                + "Call back with the values at hand instead, or allow it with [Reentrant], [AlwaysInterleave], [ReadOnly] or RequestContext.AllowCallChainReentrancy().";
    }

    private List<MethodRequest> Chain(MethodRequest call)
    {
        var chain = new List<MethodRequest> { call };
        while (chain.Count < MaxHops && Caller(chain[0]) is { } caller && !chain.Contains(caller))
            chain.Insert(0, caller);
        while (chain.Count < MaxHops && Callee(chain[^1]) is { } callee && !chain.Contains(callee))
            chain.Add(callee);
        return chain;
    }

    private MethodRequest? Caller(MethodRequest call) => call.Source is null ? null : _byTarget[call.Source].FirstOrDefault();

    private MethodRequest? Callee(MethodRequest call) => call.Target is null ? null : _bySource[call.Target].FirstOrDefault();
}
