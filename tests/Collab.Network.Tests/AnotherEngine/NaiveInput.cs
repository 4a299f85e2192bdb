using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.Network.Tests.AnotherEngine;

/// <summary>What goes into the bindings, from literals, and what comes out of their leaves.</summary>
sealed class NaiveInput(ResolverMap map)
{
    /// <summary>The arguments record of a field.</summary>
    public object Arguments(GraphQLField field, FieldNode node, Type record) => Record(
        record, field.Arguments, name => node.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value);

    /// <summary>A leaf's value as JSON.</summary>
    public JsonNode? Written(GraphQLNamedType type, object value)
    {
        if (map.Scalars.FirstOrDefault(scalar => scalar.TypeName == type.Name && scalar.ClrType == value.GetType()) is { } codec)
            return JsonSerializer.SerializeToNode(codec.Write(value));

        return type switch
        {
            GraphQLEnumType => JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{value}"),
            { Name: "ID" or "String" } => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => JsonSerializer.SerializeToNode(value),
        };
    }

    object Record(Type record, NamedList<GraphQLInputValue> definitions, Func<string, ValueNode?> given)
    {
        var constructor = record.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
        {
            if (parameter.IsDefined(typeof(InputFieldsAttribute), inherit: false))
                return Record(parameter.ParameterType, definitions, given);

            var definition = definitions.Items.Single(known => known.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
            var literal = given(definition.Name);
            var type = parameter.ParameterType;
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Optional<>))
                return Value(definition.Type, type, literal ?? definition.DefaultValue);

            return literal is null ? Activator.CreateInstance(type) : Activator.CreateInstance(type, Value(definition.Type, type.GetGenericArguments()[0], literal));
        })]);
    }

    object? Value(GraphQLType type, Type clr, ValueNode? literal)
    {
        if (literal is null or NullValueNode)
            return null;

        clr = Nullable.GetUnderlyingType(clr) ?? clr;
        return type.Nullable switch
        {
            GraphQLListType list when clr.GetConstructors() is [var constructor] && constructor.GetParameters() is [{ ParameterType: { IsGenericType: true } items }]
                => constructor.Invoke([Value(type, items, literal)]),
            GraphQLListType list => List(list.ItemType, clr.GetElementType() ?? clr.GetGenericArguments()[0], literal),
            GraphQLInputObjectType named => Record(
                clr, named.Fields, name => ((ObjectValueNode)literal).Fields.FirstOrDefault(field => field.Name.Value == name)?.Value),
            GraphQLEnumType named => Enum.Parse(
                map.Enums.Single(bound => bound.TypeName == named.Name).ClrType, ((EnumValueNode)literal).Value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            GraphQLNamedType named => Scalar(named, clr, literal),
            _ => throw new InvalidOperationException($"{type} is no input type."),
        };
    }

    Array List(GraphQLType itemType, Type clr, ValueNode literal)
    {
        var values = literal is ListValueNode list ? list.Values : [literal];
        var items = Array.CreateInstance(clr, values.Length);
        for (var i = 0; i < values.Length; i++)
            items.SetValue(Value(itemType, clr, values[i]), i);

        return items;
    }

    object Scalar(GraphQLNamedType type, Type clr, ValueNode literal)
    {
        var (kind, text) = literal switch
        {
            StringValueNode node => (ScalarInputKind.String, node.Value),
            IntValueNode node => (ScalarInputKind.Integer, node.Value),
            FloatValueNode node => (ScalarInputKind.Float, node.Value),
            BooleanValueNode node => (ScalarInputKind.Boolean, node.Value ? "true" : "false"),
            _ => throw new NotSupportedException($"{literal.Kind} as {type.Name}"),
        };
        return map.Scalars.FirstOrDefault(scalar => scalar.TypeName == type.Name && scalar.ClrType == clr) is { } codec
            ? codec.Read(new ScalarInput(kind, text, text))
            : Convert.ChangeType(text, clr, CultureInfo.InvariantCulture);
    }
}
