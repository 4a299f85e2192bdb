namespace Collab.GraphQL.Language;

/// <summary>
/// Caches recent names per thread, so that repeated names are allocated once. Bounded: a
/// new name replaces the one with the same hash.
/// </summary>
sealed class NameCache
{
    const int Slots = 512;
    const int MaxNameLength = 32;

    [ThreadStatic]
    static NameCache? _ofThread;

    readonly string[] _slots = new string[Slots];

    internal static NameCache OfThread => _ofThread ??= new NameCache();

    internal string Get(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxNameLength)
        {
            return name.ToString();
        }

        var hash = (uint)name.Length;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619;
        }

        ref var slot = ref _slots[(hash ^ (hash >> 15)) % Slots];
        if (slot is not null && name.SequenceEqual(slot))
        {
            return slot;
        }

        return slot = name.ToString();
    }
}
