using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Sections 5.6.1, 5.6.2, 5.6.4 and 5.6.5: a literal has the type that its place expects.</summary>
sealed class ValuesOfCorrectTypeRule : ValidationRule, IValueRule
{
    public bool CheckValue(ValueNode value, GraphQLType type, ValidationContext context)
    {
        switch (value)
        {
            case NullValueNode:
                if (type.IsNonNull)
                {
                    ReportExpected(value, type, context);
                }

                return true;
            case ListValueNode when type.Nullable is GraphQLListType:
                return true;
            case ObjectValueNode literal when type.NamedType is GraphQLInputObjectType input:
                CheckInputObject(literal, input, context);
                return true;
            default:
                CheckLeaf(value, type, context);
                return false;
        }
    }

    void CheckLeaf(ValueNode value, GraphQLType type, ValidationContext context)
    {
        switch (type.NamedType)
        {
            case GraphQLScalarType scalar:
                if (scalar.CheckLiteral(value) is { } fault)
                {
                    context.Report(this, fault, value);
                }

                break;
            case GraphQLEnumType enumType:
                CheckEnum(value, enumType, context);
                break;
            default:
                ReportExpected(value, type, context);
                break;
        }
    }

    void CheckEnum(ValueNode value, GraphQLEnumType type, ValidationContext context)
    {
        if (value is EnumValueNode { Value: var name })
        {
            if (type.Values[name] is null)
            {
                context.Report(this, $"Value \"{name}\" does not exist in \"{type}\" enum.{context.DidYouMean(name, type.Values)}", value);
            }

            return;
        }

        var meant = value is StringValueNode text ? context.DidYouMean(text.Value, type.Values) : "";
        context.Report(this, $"Enum \"{type}\" cannot represent a value that is not an enum name: {Shown(value)}.{meant}", value);
    }

    void CheckInputObject(ObjectValueNode literal, GraphQLInputObjectType type, ValidationContext context)
    {
        foreach (var definition in type.Fields)
        {
            if (definition.IsRequired && !IsGiven(definition.Name, literal))
            {
                context.Report(
                    this, $"Field \"{type}.{definition.Name}\" of required type \"{definition.Type}\" was not given.", literal);
            }
        }

        foreach (var field in literal.Fields)
        {
            var name = field.Name.Value;
            if (type.Fields[name] is null)
            {
                context.Report(this, $"Field \"{name}\" is not defined by type \"{type}\".{context.DidYouMean(name, type.Fields)}", field);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(literal, type, context);
        }
    }

    void CheckOneOf(ObjectValueNode literal, GraphQLInputObjectType type, ValidationContext context)
    {
        if (literal.Fields.DistinctBy(field => field.Name.Value).Count() != 1)
        {
            context.Report(this, $"OneOf input object \"{type}\" must have exactly one field.", literal);
        }
        else if (literal.Fields[^1].Value is NullValueNode)
        {
            context.Report(this, $"Field \"{type}.{literal.Fields[0].Name.Value}\" must not be null.", literal);
        }
    }

    void ReportExpected(ValueNode value, GraphQLType type, ValidationContext context) =>
        context.Report(this, $"Expected a value of type \"{type}\", found {Shown(value)}.", value);

    static bool IsGiven(string name, ObjectValueNode literal)
    {
        foreach (var field in literal.Fields)
        {
            if (field.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A literal as messages show it: its kind stands for what may be long.</summary>
    static string Shown(ValueNode value) => value switch
    {
        ListValueNode => "a list",
        ObjectValueNode => "an object",
        StringValueNode { Value.Length: > 100 } => "a string",
        _ => value.ToString(),
    };
}
