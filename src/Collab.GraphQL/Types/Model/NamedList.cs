using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Types;

/// <summary>An immutable list in definition order whose items are found by name: by scanning when short, by hash when long.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class NamedList<T> : IReadOnlyList<T>
    where T : class, INamed
{
    const int MaxScanLength = 6;

    readonly ImmutableArray<T> _items;
    readonly Dictionary<string, T>? _byName;

    internal NamedList(ImmutableArray<T> items)
    {
        _items = items;
        if (items.Length > MaxScanLength)
        {
            // Not frozen: freezing costs more at start than its faster look-ups, a few a document, ever give back.
            _byName = items.ToDictionary(item => item.Name, StringComparer.Ordinal);
        }
    }

    /// <summary>The empty list.</summary>
    public static NamedList<T> Empty { get; } = new([]);

    /// <summary>The number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The items as an array, for the fastest walk.</summary>
    public ImmutableArray<T> Items => _items;

    /// <summary>The item at an index.</summary>
    /// <param name="index">From 0.</param>
    public T this[int index] => _items[index];

    /// <summary>The item of a name, or null.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public T? this[string name]
    {
        get
        {
            if (_byName is not null)
            {
                return _byName.GetValueOrDefault(name);
            }

            foreach (var item in _items)
            {
                if (item.Name == name)
                {
                    return item;
                }
            }

            return null;
        }
    }

    /// <summary>Finds the item of a name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="item">The item, when found.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out T? item) => (item = this[name]) is not null;

    /// <summary>Walks the items in definition order without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();
}
