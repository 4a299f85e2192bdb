using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>What a caller gets from a grain method that answers a stream. Every reading is a call of its own.</summary>
internal sealed class GrainStream<T>(StreamRequest<T> request, GrainReference reference, int batchSize) : IAsyncEnumerable<T>
{
    internal const int DefaultBatchSize = 100;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new StreamReader<T>(new StreamSession<T>(request, reference, batchSize), request.Token, cancellationToken);

    internal GrainStream<T> WithBatchSize(int size) => new(request, reference, size);
}
