using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>The pairs of SDL enum values and CLR members: <c>IN_REVIEW</c> and <c>InReview</c>.</summary>
abstract class EnumTable
{
    /// <summary>SDL values without member.</summary>
    public List<GraphQLEnumValue> Unbound { get; } = [];

    /// <summary>CLR members without SDL value.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The CLR spelling of an SDL name.</summary>
    public static string MemberName(string sdlName) =>
        string.Concat(sdlName.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => word[..1].ToUpperInvariant() + word[1..].ToLowerInvariant()));
}

sealed class EnumTable<T> : EnumTable
    where T : struct, Enum
{
    /// <summary>Members below this number, which is nearly all there are, are found by index.</summary>
    const int SmallValues = 64;

    readonly FrozenDictionary<string, object> _values;
    readonly byte[]?[] _json = new byte[SmallValues][];
    readonly Dictionary<T, byte[]> _largeJson = [];

    public EnumTable(GraphQLEnumType type)
    {
        var members = Enum.GetNames<T>().ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            if (members.Remove(value.Name.Replace("_", "", StringComparison.Ordinal), out var member))
            {
                var clr = Enum.Parse<T>(member);
                values.Add(value.Name, clr);
                Add(clr, Encoding.UTF8.GetBytes($"\"{value.Name}\""));
            }
            else
            {
                Unbound.Add(value);
            }
        }

        Unknown.AddRange(members.Values);
        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public object? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>The value as JSON; null for a CLR value that is no member.</summary>
    public byte[]? Json(T value)
    {
        var number = NumberOf(value);
        return number < SmallValues ? _json[number] : _largeJson.GetValueOrDefault(value);
    }

    static ulong NumberOf(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<T, byte>(value),
        2 => Unsafe.BitCast<T, ushort>(value),
        4 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };

    void Add(T value, byte[] json)
    {
        var number = NumberOf(value);
        if (number < SmallValues)
            _json[number] ??= json;
        else
            _largeJson.TryAdd(value, json);
    }
}
