using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>
/// Whether a literal can be a value of a type (sections 3.5 to 3.12, <i>Input Coercion</i>). A variable within it is
/// passed over: its own type is checked elsewhere.
/// </summary>
static class LiteralChecks
{
    /// <summary>Checks a literal.</summary>
    /// <param name="type">An input type.</param>
    /// <param name="value">The literal.</param>
    /// <param name="report">Receives each invalid node and the error.</param>
    internal static void Check(GraphQLType type, ValueNode value, Action<ValueNode, string> report)
    {
        switch (value)
        {
            case VariableNode:
                return;
            case NullValueNode when type.IsNonNull:
                report(value, $"Expected value of type \"{type}\", found null.");
                return;
            case NullValueNode:
                return;
        }

        switch (type.Nullable)
        {
            case GraphQLListType list:
                CheckList(list, value, report);
                break;
            case GraphQLInputObjectType input:
                CheckInputObject(input, value, report);
                break;
            case GraphQLEnumType enumType:
                CheckEnum(enumType, value, report);
                break;
            case GraphQLScalarType scalar when scalar.CheckLiteral(value) is { } problem:
                report(value, problem);
                break;
        }
    }

    // A single value stands for a list of one (section 3.11).
    static void CheckList(GraphQLListType type, ValueNode value, Action<ValueNode, string> report)
    {
        if (value is not ListValueNode list)
        {
            Check(type.ItemType, value, report);
            return;
        }

        foreach (var item in list.Values)
        {
            Check(type.ItemType, item, report);
        }
    }

    static void CheckEnum(GraphQLEnumType type, ValueNode value, Action<ValueNode, string> report)
    {
        if (value is not EnumValueNode word)
        {
            report(value, $"Enum \"{type}\" cannot represent non-enum value: {value}.");
        }
        else if (type.Values[word.Value] is null)
        {
            var suggestion = Suggestions.DidYouMean(word.Value, type.Values.Select(known => known.Name));
            report(value, $"Value \"{word.Value}\" does not exist in \"{type}\" enum.{suggestion}");
        }
    }

    static void CheckInputObject(GraphQLInputObjectType type, ValueNode value, Action<ValueNode, string> report)
    {
        if (value is not ObjectValueNode composite)
        {
            report(value, $"Expected value of type \"{type}\", found {value}.");
            return;
        }

        foreach (var given in composite.Fields)
        {
            if (type.Fields.TryGet(given.Name.Value, out var field))
            {
                Check(field.Type, given.Value, report);
            }
            else
            {
                var suggestion = Suggestions.DidYouMean(given.Name.Value, type.Fields.Select(known => known.Name));
                report(given.Value, $"Field \"{given.Name.Value}\" is not defined by type \"{type}\".{suggestion}");
            }
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !composite.Fields.Any(given => given.Name.Value == field.Name))
            {
                report(value, $"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }

        if (type.IsOneOf && composite.Fields is not [{ Value: not NullValueNode }])
        {
            report(value, $"OneOf Input Object \"{type}\" must specify exactly one key, with a value that is not null.");
        }
    }
}
