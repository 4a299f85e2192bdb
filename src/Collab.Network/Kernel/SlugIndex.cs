using System.Collections.Concurrent;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Kernel;

/// <summary>
/// Remembers which aggregate has a slug, and which slugs none has. A slug is given once and never to another aggregate, so what was found stays true; who may read the aggregate is
/// decided every time.
/// </summary>
/// <typeparam name="TId">The id type.</typeparam>
/// <param name="find">Asks the read table.</param>
/// <param name="absent">The slugs that nobody has used, forgotten when one may have been.</param>
sealed class SlugIndex<TId>(Func<string, CancellationToken, Task<TId?>> find, AbsentKeys absent)
    where TId : struct, IGuidId<TId>
{
    const int MaxEntries = 100_000;

    readonly ConcurrentDictionary<string, TId> _known = new(StringComparer.Ordinal);
    int _count;

    /// <summary>The aggregate with a slug; null when there is none.</summary>
    public ValueTask<TId?> Find(string slug, CancellationToken cancellationToken)
        => _known.TryGetValue(slug, out var id) ? ValueTask.FromResult<TId?>(id)
            : absent.Contains(slug) || !Slug.IsSlug(slug) ? ValueTask.FromResult<TId?>(null)
            : new ValueTask<TId?>(Ask(slug, cancellationToken));

    async Task<TId?> Ask(string slug, CancellationToken cancellationToken)
    {
        var generation = absent.Generation;
        var found = await find(slug, cancellationToken);
        if (found is not { } id)
        {
            absent.Add(slug, generation);
        }
        else if (_known.TryAdd(slug, id) && Interlocked.Increment(ref _count) > MaxEntries)
        {
            // Rare enough that beginning anew costs less than keeping account of use.
            _known.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        return found;
    }
}
