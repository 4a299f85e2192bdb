using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Collab.Network.Kernel;

/// <summary>A typed id: what it identifies (<see cref="Kind"/>) and a short text form (its key) unique within the kind.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The name, which is also its type's name in the GraphQL schema: the id type's name without "Id".</summary>
    static virtual string Kind => KindOf<TSelf>.Name;

    // The text form is by static members, which are called without boxing the id.

    /// <summary>Writes the id as ASCII text, unique within <see cref="Kind"/>; used in streams, JSON and global ids.</summary>
    /// <param name="id">The id.</param>
    /// <param name="ascii">Takes the text; <see cref="EntityId.MaxKeyLength"/> bytes are enough.</param>
    /// <returns>How many bytes were written.</returns>
    static abstract int FormatKey(TSelf id, Span<byte> ascii);

    /// <summary>Reads what <see cref="FormatKey"/> wrote.</summary>
    /// <param name="key">The text.</param>
    /// <param name="id">The id, when it is one.</param>
    /// <returns>False when <paramref name="key"/> is not of this form.</returns>
    static abstract bool TryParseKey(ReadOnlySpan<char> key, out TSelf id);
}

/// <summary>An id that is one UUID; its key is the 32 hexadecimal digits.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IGuidId<TSelf> : IEntityId<TSelf>
    where TSelf : struct, IGuidId<TSelf>
{
    /// <summary>The UUID, which is also the grain's key.</summary>
    Guid Value { get; }

    /// <summary>The id of a UUID.</summary>
    /// <param name="value">The UUID.</param>
    static virtual TSelf From(Guid value) => Unsafe.BitCast<Guid, TSelf>(value);

    static int IEntityId<TSelf>.FormatKey(TSelf id, Span<byte> ascii)
    {
        id.Value.TryFormat(ascii, out var written, "N");
        return written;
    }

    static bool IEntityId<TSelf>.TryParseKey(ReadOnlySpan<char> key, out TSelf id)
    {
        var isGuid = Guid.TryParseExact(key, "N", out var value);
        id = isGuid ? TSelf.From(value) : default;
        return isGuid;
    }
}

/// <summary>An id of a part within a whole: the whole's id and a number; its key is <c>whole.number</c>.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
/// <typeparam name="TWhole">The id type of the whole.</typeparam>
public interface IPartId<TSelf, TWhole> : IEntityId<TSelf>
    where TSelf : struct, IPartId<TSelf, TWhole>
    where TWhole : struct, IEntityId<TWhole>
{
    /// <summary>The whole that the part belongs to.</summary>
    TWhole Whole { get; }

    /// <summary>The part's number in the whole, from 1.</summary>
    int Number { get; }

    /// <summary>The id of a part.</summary>
    /// <param name="whole">The whole.</param>
    /// <param name="number">The part's number.</param>
    static virtual TSelf From(TWhole whole, int number) => PartIds<TSelf, TWhole>.Make(whole, number);

    static int IEntityId<TSelf>.FormatKey(TSelf id, Span<byte> ascii)
    {
        var length = TWhole.FormatKey(id.Whole, ascii);
        ascii[length++] = (byte)'.';
        id.Number.TryFormat(ascii[length..], out var written, provider: CultureInfo.InvariantCulture);
        return length + written;
    }

    static bool IEntityId<TSelf>.TryParseKey(ReadOnlySpan<char> key, out TSelf id)
    {
        id = default;
        var dot = key.LastIndexOf('.');
        if (dot < 0
            || !TWhole.TryParseKey(key[..dot], out var whole)
            || !int.TryParse(key[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = TSelf.From(whole, number);
        return true;
    }
}

/// <summary>The name of what an id type identifies, made once.</summary>
static class KindOf<TId>
{
    public static readonly string Name = typeof(TId).Name[..^"Id".Length];
}

/// <summary>The constructor of a part's id, from its whole and its number.</summary>
static class PartIds<TId, TWhole>
{
    public static readonly Func<TWhole, int, TId> Make = Compile();

    static Func<TWhole, int, TId> Compile()
    {
        var (whole, number) = (Expression.Parameter(typeof(TWhole)), Expression.Parameter(typeof(int)));
        return Expression.Lambda<Func<TWhole, int, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(TWhole), typeof(int)])!, whole, number), whole, number).Compile();
    }
}
