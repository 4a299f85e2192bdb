using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>The pairs of SDL enum values and CLR members: <c>IN_REVIEW</c> and <c>InReview</c>.</summary>
abstract class EnumTable
{
    /// <summary>SDL values without CLR member.</summary>
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
    /// <summary>Members below this number, which are nearly all, are found by index.</summary>
    const int SmallValues = 64;

    static readonly RepeatedBytes None;

    readonly FrozenDictionary<string, object> _values;
    readonly RepeatedBytes[] _json = new RepeatedBytes[SmallValues];
    readonly Dictionary<T, RepeatedBytes> _largeJson = [];

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
                Add(clr, new RepeatedBytes(Encoding.UTF8.GetBytes($"\"{value.Name}\"")));
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

    /// <summary>The value as JSON; empty for an undefined CLR value.</summary>
    public ref readonly RepeatedBytes Json(T value)
    {
        var number = NumberOf(value);
        if (number < SmallValues)
            return ref _json[number];

        ref var large = ref CollectionsMarshal.GetValueRefOrNullRef(_largeJson, value);
        return ref Unsafe.IsNullRef(in large) ? ref None : ref large;
    }

    static ulong NumberOf(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<T, byte>(value),
        2 => Unsafe.BitCast<T, ushort>(value),
        4 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };

    void Add(T value, RepeatedBytes json)
    {
        var number = NumberOf(value);
        if (number >= SmallValues)
            _largeJson.TryAdd(value, json);
        else if (_json[number].IsDefault)
            _json[number] = json;
    }
}
