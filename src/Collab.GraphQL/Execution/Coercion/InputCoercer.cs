using System.Text.Json;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>Input coercion (specification 3.4 to 3.12) of one SDL type to one CLR type, from JSON or from a literal. Shared by all requests.</summary>
abstract class InputCoercer
{
    /// <summary>Stands for a value that was not given, as distinct from null.</summary>
    public static readonly object Absent = new();

    /// <summary>The coercer without the outermost non-null.</summary>
    public virtual InputCoercer Core => this;

    /// <summary>The CLR type of the values.</summary>
    public abstract Type ClrType { get; }

    /// <summary>Coerces the JSON value at the reader's position; leaves the reader on its last token.</summary>
    /// <exception cref="InputException">It is not a value of the type.</exception>
    public virtual object? Coerce(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : FromJson(ref json);

    /// <summary>Coerces a literal and replaces variables in it by their values. <see cref="Absent"/> when it is a variable without value.</summary>
    /// <exception cref="InputException">It is not a value of the type.</exception>
    public virtual object? Coerce(ValueNode literal, VariableValues? variables) => literal switch
    {
        NullValueNode => null,
        VariableNode variable => variables?.Read(variable, this) ?? null,
        _ => FromLiteral(literal, variables),
    };

    protected abstract object FromJson(ref Utf8JsonReader json);

    protected abstract object FromLiteral(ValueNode literal, VariableValues? variables);

    /// <summary>The client's JSON value for messages; truncated when long.</summary>
    protected static string Show(ref Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        var text = document.RootElement.GetRawText();
        return text.Length <= 100 ? text : text[..100] + "…";
    }

    protected static string Show(ValueNode literal)
    {
        var text = literal.ToString()!;
        return text.Length <= 100 ? text : text[..100] + "…";
    }
}
