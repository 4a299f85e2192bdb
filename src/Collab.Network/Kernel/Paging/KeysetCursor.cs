using System.Buffers.Text;
using System.Text;

namespace Collab.Network.Kernel.Paging;

/// <summary>A place in a sorted list, opaque to clients: base64url of the id and the sort key's text.</summary>
/// <param name="SortValue">The sort key of the item, as PostgreSQL writes it.</param>
/// <param name="Id">The item.</param>
readonly record struct KeysetCursor(string SortValue, Guid Id)
{
    const int IdLength = 32;
    const int MaxLength = 2_000;

    /// <summary>Reads a cursor that a client sent.</summary>
    /// <exception cref="CursorException">It is none.</exception>
    public static KeysetCursor Parse(string text)
    {
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            throw new CursorException();
        }

        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return plain.Length >= IdLength && Guid.TryParseExact(plain[..IdLength], "N", out var id) && !plain.Contains('\0', StringComparison.Ordinal)
            ? new KeysetCursor(plain[IdLength..], id)
            : throw new CursorException();
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Id.ToString("N") + SortValue));
}
