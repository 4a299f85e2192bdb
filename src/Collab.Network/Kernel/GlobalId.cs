using System.Buffers.Text;
using System.Text;

namespace Collab.Network.Kernel;

/// <summary>
/// The opaque id by which clients know an aggregate across all types: base64url of <c>Kind:key</c>
/// (GraphQL Global Object Identification).
/// </summary>
public static class GlobalId
{
    /// <summary>The longest global id, in characters.</summary>
    public const int MaxLength = 120;

    /// <summary>The global id of an aggregate.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    /// <param name="id">The typed id.</param>
    public static string Of<TId>(TId id)
        where TId : struct, IEntityId<TId>
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(id, text)]);
    }

    /// <summary>Writes the global id of an aggregate as ASCII text.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    /// <param name="id">The typed id.</param>
    /// <param name="ascii">Takes the text; <see cref="MaxLength"/> bytes are enough.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Format<TId>(TId id, Span<byte> ascii)
        where TId : struct, IEntityId<TId>
    {
        Span<byte> plain = stackalloc byte[MaxLength];
        var length = Encoding.ASCII.GetBytes(TId.Kind, plain);
        plain[length++] = (byte)':';
        length += TId.FormatKey(id, plain[length..]);
        return Base64Url.EncodeToUtf8(plain[..length], ascii);
    }

    /// <summary>Reads a global id of a known kind.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    /// <param name="text">What a client sent.</param>
    /// <param name="id">The typed id, when it is one of this kind.</param>
    /// <returns>False when <paramref name="text"/> is no global id, or one of another kind.</returns>
    public static bool TryParse<TId>(string text, out TId id)
        where TId : struct, IEntityId<TId>
    {
        id = default;
        return TrySplit(text, out var kind, out var key) && kind == TId.Kind && TId.TryParseKey(key, out id);
    }

    /// <summary>Takes a global id apart without knowing its kind.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="kind">The kind, such as <c>Goal</c>.</param>
    /// <param name="key">The key within the kind.</param>
    /// <returns>False when <paramref name="text"/> is no global id.</returns>
    public static bool TrySplit(string text, out string kind, out string key)
    {
        kind = key = "";
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return false;
        }

        kind = decoded[..colon];
        key = decoded[(colon + 1)..];
        return true;
    }
}
