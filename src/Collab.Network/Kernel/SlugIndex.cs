using System.Collections.Concurrent;

namespace Collab.Network.Kernel;

/// <summary>
/// Remembers which thing has a slug. Slugs are given once and never to another thing, so what was found stays true; who may
/// read the thing is decided by its grain every time.
/// </summary>
/// <typeparam name="TId">The id type.</typeparam>
/// <param name="find">Asks the read table.</param>
sealed class SlugIndex<TId>(Func<string, CancellationToken, Task<TId?>> find)
    where TId : struct, IGuidId<TId>
{
    const int MaxEntries = 100_000;

    readonly ConcurrentDictionary<string, TId> _known = new(StringComparer.Ordinal);
    int _count;

    /// <summary>The thing with a slug; null when there is none.</summary>
    public ValueTask<TId?> Find(string slug, CancellationToken cancellationToken)
        => _known.TryGetValue(slug, out var id) ? ValueTask.FromResult<TId?>(id) : new ValueTask<TId?>(Ask(slug, cancellationToken));

    async Task<TId?> Ask(string slug, CancellationToken cancellationToken)
    {
        var found = Slug.IsSlug(slug) ? await find(slug, cancellationToken) : null;
        if (found is { } id && _known.TryAdd(slug, id) && Interlocked.Increment(ref _count) > MaxEntries)
        {
            // Rare enough that beginning anew costs less than keeping account of use.
            _known.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        return found;
    }
}
