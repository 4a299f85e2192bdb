using System.Runtime.CompilerServices;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>The part of the walk inside values: it knows what type each is expected to have.</summary>
sealed class ValueWalker(ValidationContext context)
{
    readonly DocumentFacts _facts = context.Facts;
    readonly ValidationRules _rules = context.Rules;

    /// <summary>Walks the value of an argument or the default of a variable.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type expected; null when unknown.</param>
    /// <param name="hasDefault">Whether the argument has a default value.</param>
    public void Walk(ValueNode value, GraphQLType? type, bool hasDefault = false) => Walk(value, type, hasDefault, null, check: true);

    void Walk(ValueNode value, GraphQLType? type, bool hasDefault, GraphQLInputObjectType? oneOf, bool check)
    {
        if (value is VariableNode variable)
        {
            _facts.AddUsage(new VariableUsage(variable, type, hasDefault, oneOf));
            return;
        }

        // The content of a value that is wrong as a whole is not checked again.
        var checkInside = check && (type is null || Check(value, type));
        if (value is ListValueNode list)
        {
            WalkList(list, type, checkInside);
        }
        else if (value is ObjectValueNode literal)
        {
            WalkObject(literal, type, checkInside);
        }
    }

    bool Check(ValueNode value, GraphQLType type)
    {
        var checkInside = true;
        foreach (var rule in _rules.Value)
        {
            checkInside &= rule.CheckValue(value, type, context);
        }

        return checkInside;
    }

    void WalkList(ListValueNode list, GraphQLType? type, bool check)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var itemType = type?.Nullable is GraphQLListType listType ? listType.ItemType : type;
        foreach (var item in list.Values)
        {
            Walk(item, itemType, false, null, check);
        }
    }

    void WalkObject(ObjectValueNode literal, GraphQLType? type, bool check)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var rule in _rules.ObjectValue)
        {
            rule.CheckObjectValue(literal, context);
        }

        // graphql-js, the reference, looks for OneOf only where the object itself may be null; elsewhere
        // execution refuses a null in it.
        var oneOf = type is GraphQLInputObjectType { IsOneOf: true } direct ? direct : null;
        var input = type?.NamedType as GraphQLInputObjectType;
        foreach (var field in literal.Fields)
        {
            var definition = input?.Fields[field.Name.Value];
            Walk(field.Value, definition?.Type, definition?.DefaultValue is not null, oneOf, check);
        }
    }
}
