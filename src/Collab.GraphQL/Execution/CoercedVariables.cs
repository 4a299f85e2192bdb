using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>The variables of one request, with defaults. Valid while the request runs.</summary>
public readonly struct CoercedVariables
{
    readonly VariableValues _values;

    internal CoercedVariables(VariableValues values) => _values = values;

    /// <summary>Returns the value of a variable as its bound CLR type; false when it has none.</summary>
    /// <param name="name">The variable's name, without the dollar sign.</param>
    /// <param name="value">The value; null when the client gave null.</param>
    public bool TryGet(string name, [MaybeNullWhen(false)] out object? value) => _values.TryRead(name, out value);
}
