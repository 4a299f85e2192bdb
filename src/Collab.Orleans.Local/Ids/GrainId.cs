using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A grain's identity: type and key. As text, <c>type/key</c>.</summary>
/// <param name="Type">The kind of grain.</param>
/// <param name="Key">Its key; see <see cref="GrainIdKeyExtensions"/> for its form.</param>
public readonly record struct GrainId(GrainType Type, IdSpan Key) : IComparable<GrainId>
{
    /// <summary>Whether there is neither type nor key.</summary>
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    /// <summary>An id from its parts.</summary>
    /// <param name="type">The kind of grain.</param>
    /// <param name="key">Its key.</param>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <summary>An id from its parts.</summary>
    /// <param name="type">The kind of grain.</param>
    /// <param name="key">Its key; not blank.</param>
    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new(type, IdSpan.Create(key));
    }

    /// <summary>An id from its parts.</summary>
    /// <param name="type">The kind of grain.</param>
    /// <param name="key">Its key.</param>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static GrainId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new FormatException($"\"{value}\" is not a grain id: write type/key.");

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="result">The id.</param>
    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash <= 0 || slash == value!.Length - 1)
        {
            result = default;
            return false;
        }

        result = Create(value[..slash], value[(slash + 1)..]);
        return true;
    }

    /// <summary>By type, then key.</summary>
    /// <param name="other">The other.</param>
    public int CompareTo(GrainId other) => Type.Value.CompareTo(other.Type.Value) is var byType and not 0 ? byType : Key.CompareTo(other.Key);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";

    /// <summary>Whether one sorts before the other.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(GrainId left, GrainId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one sorts before the other or is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(GrainId left, GrainId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one sorts after the other.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(GrainId left, GrainId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one sorts after the other or is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(GrainId left, GrainId right) => left.CompareTo(right) >= 0;
}
