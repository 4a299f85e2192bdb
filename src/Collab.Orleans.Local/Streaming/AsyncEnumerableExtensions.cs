using Collab.Orleans.Local;

namespace Orleans.Runtime;

/// <summary>Settings of a stream that a grain method answers.</summary>
public static class AsyncEnumerableExtensions
{
    /// <summary>Sets how many elements are fetched at once when the grain has them ready. Default: 100.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="self">What the grain method answered; of anything else nothing is set.</param>
    /// <param name="maxBatchSize">At least 1.</param>
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchSize, 1);
        return self is GrainStream<T> stream ? stream.WithBatchSize(maxBatchSize) : self;
    }
}
