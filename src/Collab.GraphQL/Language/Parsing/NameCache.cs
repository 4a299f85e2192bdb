namespace Collab.GraphQL.Language;

/// <summary>
/// Remembers recent names of the thread, so that the names which all documents repeat are allocated once. Bounded: a
/// new name takes the place of the one with the same hash.
/// </summary>
sealed class NameCache
{
    const int Slots = 512;
    const int LongestName = 32;

    [ThreadStatic]
    static NameCache? _ofThread;

    readonly string[] _slots = new string[Slots];

    internal static NameCache OfThread => _ofThread ??= new NameCache();

    internal string Get(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
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
