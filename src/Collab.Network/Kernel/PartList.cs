using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>
/// The parts of an aggregate, in order: an immutable list whose changes share with the list before all but what changed, so that folding n events costs in proportion to n. Reading it costs
/// what reading an array does, other than with <see cref="System.Collections.Immutable.ImmutableList{T}"/>, which is a hundred times slower there.
/// </summary>
/// <typeparam name="T">A part.</typeparam>
[CollectionBuilder(typeof(PartList), nameof(PartList.Create))]
[JsonConverter(typeof(PartListJsonConverterFactory))]
public sealed class PartList<T> : IReadOnlyList<T>
{
    const int Shift = 7;
    const int ChunkLength = 1 << Shift;

    // Every chunk but the last is full, and the last is cut to its length.
    readonly T[][] _chunks;

    PartList(T[][] chunks, int length)
    {
        _chunks = chunks;
        Length = length;
    }

    /// <summary>The list without parts.</summary>
    public static PartList<T> Empty { get; } = new([], 0);

    /// <summary>How many parts there are.</summary>
    public int Length { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>The part at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public T this[int index] => _chunks[index >> Shift][index & (ChunkLength - 1)];

    /// <summary>The list with a part at its end.</summary>
    /// <param name="part">The part.</param>
    public PartList<T> Add(T part)
    {
        var isFull = (Length & (ChunkLength - 1)) == 0;
        T[] last = isFull ? [part] : [.. _chunks[^1], part];
        return new(isFull ? [.. _chunks, last] : With(_chunks.Length - 1, last), Length + 1);
    }

    /// <summary>The list with a part at a place, and what stands there after it. Costs in proportion to the length, except at the end.</summary>
    /// <param name="index">The place, from 0; the length for the end.</param>
    /// <param name="part">The part.</param>
    public PartList<T> Insert(int index, T part)
        => index == Length ? Add(part) : [.. this.Take(index), part, .. this.Skip(index)];

    /// <summary>The list with another part at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="part">The part.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public PartList<T> SetItem(int index, T part)
    {
        var chunk = (T[])_chunks[index >> Shift].Clone();
        chunk[index & (ChunkLength - 1)] = part;
        return new(With(index >> Shift, chunk), Length);
    }

    /// <summary>The first place of a part; −1 when it is not there.</summary>
    /// <param name="part">The part.</param>
    public int IndexOf(T part)
    {
        for (var i = 0; i < _chunks.Length; i++)
        {
            if (Array.IndexOf(_chunks[i], part) is >= 0 and var place)
            {
                return (i << Shift) + place;
            }
        }

        return -1;
    }

    /// <summary>Whether a part is in the list.</summary>
    /// <param name="part">The part.</param>
    public bool Contains(T part) => IndexOf(part) >= 0;

    /// <summary>The last part; null, or what stands for it, when there is none.</summary>
    public T? LastOrDefault() => IsEmpty ? default : this[Length - 1];

    /// <summary>Goes through the parts in order.</summary>
    public Enumerator GetEnumerator() => new(_chunks);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static PartList<T> Create(ReadOnlySpan<T> parts)
    {
        if (parts.IsEmpty)
        {
            return Empty;
        }

        var chunks = new T[(parts.Length + ChunkLength - 1) >> Shift][];
        for (var i = 0; i < chunks.Length; i++)
        {
            var rest = parts[(i << Shift)..];
            chunks[i] = rest[..Math.Min(ChunkLength, rest.Length)].ToArray();
        }

        return new(chunks, parts.Length);
    }

    T[][] With(int place, T[] chunk)
    {
        var chunks = (T[][])_chunks.Clone();
        chunks[place] = chunk;
        return chunks;
    }

    /// <summary>Goes through the parts in order.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        readonly T[][] _chunks;
        int _chunk;
        int _place;

        internal Enumerator(T[][] chunks)
        {
            _chunks = chunks;
            _place = -1;
        }

        /// <inheritdoc/>
        public readonly T Current => _chunks[_chunk][_place];

        readonly object? IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_chunk >= _chunks.Length)
            {
                return false;
            }

            if (++_place < _chunks[_chunk].Length)
            {
                return true;
            }

            _place = 0;
            return ++_chunk < _chunks.Length;
        }

        /// <inheritdoc/>
        public void Reset() => (_chunk, _place) = (0, -1);

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}

/// <summary>Makes lists of parts.</summary>
public static class PartList
{
    /// <summary>The list of some parts.</summary>
    /// <typeparam name="T">A part.</typeparam>
    /// <param name="parts">The parts, in order.</param>
    public static PartList<T> Create<T>(ReadOnlySpan<T> parts) => PartList<T>.Create(parts);
}

/// <summary>Writes lists of parts as arrays.</summary>
sealed class PartListJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => PartOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(PartOf(typeToConvert)!))!;

    /// <summary>The type of the parts; null when a type is no list of parts.</summary>
    internal static Type? PartOf(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PartList<>) ? type.GetGenericArguments()[0] : null;

    sealed class Converter<T> : JsonConverter<PartList<T>>
    {
        public override PartList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => PartList<T>.Create(JsonSerializer.Deserialize<T[]>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, PartList<T> value, JsonSerializerOptions options)
            => JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
    }
}
