using System.Collections.Concurrent;

namespace Collab.Network.Kernel.Copies;

/// <summary>
/// Which slugs of a kind of aggregate nobody has used, so that asking for one that is not there costs the same as asking for one that is hidden. Forgotten as a whole
/// when one of the kind begins, by whomever; how many are kept is bounded.
/// </summary>
/// <param name="freshness">Whether this process follows what others begin; it remembers nothing otherwise.</param>
public sealed class AbsentKeys(IFreshness freshness)
{
    /// <summary>The most names that are kept; one more, and it begins anew, which is rare enough to cost less than keeping account of use.</summary>
    public const int Capacity = 50_000;

    readonly ConcurrentDictionary<string, long> _keys = new(StringComparer.Ordinal);
    long _generation;

    /// <summary>Stands for all that had begun when it was taken; take it before asking the database.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>Whether a name was looked for and not there, and nothing has begun since.</summary>
    /// <param name="key">The name.</param>
    public bool Contains(string key) => _keys.TryGetValue(key, out var generation) && generation == Generation && freshness.IsFresh;

    /// <summary>Remembers that a name is not there.</summary>
    /// <param name="key">The name.</param>
    /// <param name="generation">The <see cref="Generation"/> from before the database was asked; nothing is remembered when something has begun since.</param>
    public void Add(string key, long generation)
    {
        if (generation != Generation)
        {
            return;
        }

        if (_keys.Count >= Capacity)
        {
            _keys.Clear();
        }

        // Whatever begins just now makes this one void by its generation.
        _keys[key] = generation;
    }

    /// <summary>Forgets all, for something has begun or changed its name.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        if (!_keys.IsEmpty)
        {
            _keys.Clear();
        }
    }
}
