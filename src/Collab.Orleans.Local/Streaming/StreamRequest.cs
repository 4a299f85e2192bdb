using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>A call of a method that answers a stream; emitted types hold the arguments and make the call.</summary>
internal abstract class StreamRequest<T>
{
    /// <summary>The method.</summary>
    protected internal abstract GrainMethod Method { get; }

    /// <summary>The token among the arguments; a method without one ignores it.</summary>
    protected internal virtual CancellationToken Token
    {
        get => CancellationToken.None;
        set { }
    }

    /// <summary>The stream; the grain is asked when somebody reads it.</summary>
    internal IAsyncEnumerable<T> Send(GrainReference reference) => new GrainStream<T>(this, reference, GrainStream<T>.DefaultBatchSize);

    /// <summary>A copy with another token: each reading of a stream has its own.</summary>
    internal StreamRequest<T> With(CancellationToken token)
    {
        var copy = (StreamRequest<T>)MemberwiseClone();
        copy.Token = token;
        return copy;
    }

    /// <summary>Makes the call; emitted.</summary>
    protected internal abstract IAsyncEnumerable<T> Call(object grain);
}
