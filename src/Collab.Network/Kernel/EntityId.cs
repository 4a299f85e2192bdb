using System.Text;

namespace Collab.Network.Kernel;

/// <summary>What can be done with any typed id.</summary>
public static class EntityId
{
    /// <summary>The longest text form of an id, in ASCII characters: 32 hexadecimal digits, a dot and a number.</summary>
    public const int MaxKeyLength = 48;

    /// <summary>What the ids of a type identify.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    public static string Kind<TId>()
        where TId : struct, IEntityId<TId>
        => TId.Kind;

    /// <summary>The id's short text form, unique within its kind.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    /// <param name="id">The id.</param>
    public static string Key<TId>(this TId id)
        where TId : struct, IEntityId<TId>
    {
        Span<byte> ascii = stackalloc byte[MaxKeyLength];
        return Encoding.ASCII.GetString(ascii[..TId.FormatKey(id, ascii)]);
    }

    /// <summary>Reads what <see cref="Key"/> wrote.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    /// <param name="key">The text.</param>
    /// <param name="id">The id, when it is one.</param>
    public static bool TryParse<TId>(ReadOnlySpan<char> key, out TId id)
        where TId : struct, IEntityId<TId>
        => TId.TryParseKey(key, out id);
}
