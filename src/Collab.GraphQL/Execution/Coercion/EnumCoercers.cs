using System.Text.Json;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>An enum (specification 3.9): a name in a literal, a string in JSON.</summary>
abstract class NamedValueCoercer(GraphQLEnumType type) : InputCoercer
{
    protected abstract object? Find(string name);

    protected override object FromJson(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String
            ? Find(JsonText.Read(ref json)) ?? throw Unknown(Show(ref json))
            : throw new InputException($"Enum \"{type.Name}\" cannot represent non-string value: {Show(ref json)}.");

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) =>
        literal is EnumValueNode word
            ? Find(word.Value) ?? throw Unknown(Show(literal))
            : throw new InputException($"Enum \"{type.Name}\" cannot represent non-enum value: {Show(literal)}.");

    InputException Unknown(string value) => new($"Value {value} does not exist in \"{type.Name}\" enum.");
}

sealed class EnumCoercer<T>(GraphQLEnumType type, EnumTable<T> table) : NamedValueCoercer(type)
    where T : struct, Enum
{
    public override Type ClrType => typeof(T);

    protected override object? Find(string name) => table.Find(name);
}

sealed class UntypedEnumCoercer(GraphQLEnumType type) : NamedValueCoercer(type)
{
    readonly NamedList<GraphQLEnumValue> _values = type.Values;

    public override Type ClrType => typeof(string);

    protected override object? Find(string name) => _values[name]?.Name;
}
