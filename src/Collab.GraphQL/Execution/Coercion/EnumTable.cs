using System.Collections.Frozen;
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
    readonly FrozenDictionary<string, object> _values;
    readonly FrozenDictionary<T, byte[]> _json;

    public EnumTable(GraphQLEnumType type)
    {
        var members = Enum.GetNames<T>().ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var json = new Dictionary<T, byte[]>();
        foreach (var value in type.Values)
        {
            if (members.Remove(value.Name.Replace("_", "", StringComparison.Ordinal), out var member))
            {
                var clr = Enum.Parse<T>(member);
                values.Add(value.Name, clr);
                json.TryAdd(clr, Encoding.UTF8.GetBytes($"\"{value.Name}\""));
            }
            else
            {
                Unbound.Add(value);
            }
        }

        Unknown.AddRange(members.Values);
        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
        _json = json.ToFrozenDictionary();
    }

    public object? Find(string name) => _values.GetValueOrDefault(name);

    public byte[]? Json(T value) => _json.GetValueOrDefault(value);
}
