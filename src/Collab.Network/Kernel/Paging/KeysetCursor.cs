using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Network.Kernel.Paging;

/// <summary>A place in a sorted list, opaque to clients: base64url of the list's tag, the id and the sort key's text.</summary>
/// <param name="List">The tag of the list and its order, made by <see cref="Tag"/>: a cursor of one means nothing in another.</param>
/// <param name="SortValue">The sort key of the item, as PostgreSQL writes it.</param>
/// <param name="Id">The item.</param>
readonly record struct KeysetCursor(string List, string SortValue, Guid Id)
{
    const int TagLength = 6;
    const int IdLength = 32;
    const int MaxLength = 2_000;

    /// <summary>The tag of a list and its order.</summary>
    /// <param name="table">The read table.</param>
    /// <param name="order">The sort key's expression.</param>
    public static string Tag(string table, string order)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table + " " + order)).AsSpan(0, TagLength / 2));

    /// <summary>Reads a cursor that a client sent.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="list">The tag of the list that it must be of.</param>
    /// <exception cref="CursorException">It is none of this list.</exception>
    public static KeysetCursor Parse(string text, string list)
    {
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            throw new CursorException();
        }

        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        const int Start = TagLength + IdLength;
        return plain.Length >= Start && plain.StartsWith(list, StringComparison.Ordinal)
            && Guid.TryParseExact(plain.AsSpan(TagLength, IdLength), "N", out var id)
            && new KeysetCursor(list, plain[Start..], id) is var cursor && cursor.ToString() == text && !plain.Contains('\0', StringComparison.Ordinal)
            ? cursor
            : throw new CursorException();
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(List + Id.ToString("N") + SortValue));
}
