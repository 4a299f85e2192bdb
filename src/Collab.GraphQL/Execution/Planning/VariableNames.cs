using System.Text.Json;

namespace Collab.GraphQL.Execution;

/// <summary>Finds an operation's variables in a request's JSON: by scanning when there are few, by hash when there are many, so that the cost is at most the sum of both.</summary>
sealed class VariableNames
{
    const int MaxScanLength = 8;

    /// <summary>Maximum number of JSON bytes per character.</summary>
    const int MaxEscapeLength = 6;

    readonly PreparedVariable[] _variables;
    readonly int _longestName;
    readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>>? _byUtf8Name;
    readonly Dictionary<string, int>? _byName;

    public VariableNames(PreparedVariable[] variables)
    {
        _variables = variables;
        if (variables.Length <= MaxScanLength)
            return;

        _byName = new Dictionary<string, int>(variables.Length, StringComparer.Ordinal);
        var byUtf8Name = new Dictionary<byte[], int>(variables.Length, Utf8Comparer.Instance);
        for (var i = 0; i < variables.Length; i++)
        {
            _byName.Add(variables[i].Name, i);
            byUtf8Name.Add(variables[i].Utf8Name, i);
            _longestName = Math.Max(_longestName, variables[i].Utf8Name.Length);
        }

        _byUtf8Name = byUtf8Name.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The index of the variable of a name; -1 when there is none.</summary>
    public int IndexOf(string name) =>
        _byName is null ? Array.FindIndex(_variables, variable => variable.Name == name) : _byName.GetValueOrDefault(name, -1);

    /// <summary>The index of the variable whose name is at the reader's position; -1 when there is none.</summary>
    public int IndexOf(ref Utf8JsonReader json)
    {
        if (_byUtf8Name is { } byUtf8Name)
        {
            if (!json.ValueIsEscaped)
                return byUtf8Name.TryGetValue(json.ValueSpan, out var index) ? index : -1;

            if (json.ValueSpan.Length > MaxEscapeLength * _longestName)
                return -1;
        }

        for (var i = 0; i < _variables.Length; i++)
        {
            if (JsonText.NameIs(ref json, _variables[i].Utf8Name))
                return i;
        }

        return -1;
    }
}
