using System.Runtime.CompilerServices;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>
/// Not part of the specification: limits how deep introspection follows the lists of types, since each step multiplies
/// the answer by the size of the schema.
/// </summary>
sealed class MaxIntrospectionDepthRule : ValidationRule, IFieldRule
{
    const int MaxLists = 3;

    public void CheckField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition, ValidationContext context)
    {
        if (field.Name.Value is "__schema" or "__type" && IsTooDeep(field.SelectionSet, 0, [], context))
        {
            context.Report(this, $"Introspection follows lists of types {MaxLists} deep or more. Ask less deeply.", field);
        }
    }

    /// <param name="set">The selections to check.</param>
    /// <param name="depth">How many lists lead here.</param>
    /// <param name="checkedAt">The greatest depth at which each fragment was checked: another check at that depth or above finds nothing new.</param>
    /// <param name="context">The validation.</param>
    static bool IsTooDeep(SelectionSetNode? set, int depth, Dictionary<string, int> checkedAt, ValidationContext context)
    {
        if (set is null)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        context.Spend(set.Selections.Length);
        foreach (var selection in set.Selections)
        {
            var isTooDeep = selection switch
            {
                FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" } list =>
                    depth + 1 >= MaxLists || IsTooDeep(list.SelectionSet, depth + 1, checkedAt, context),
                FieldNode field => IsTooDeep(field.SelectionSet, depth, checkedAt, context),
                InlineFragmentNode fragment => IsTooDeep(fragment.SelectionSet, depth, checkedAt, context),
                FragmentSpreadNode { Name.Value: var name } => IsNew(name, depth, checkedAt)
                    && IsTooDeep(context.Facts.Fragment(name)?.SelectionSet, depth, checkedAt, context),
                _ => false,
            };
            if (isTooDeep)
            {
                return true;
            }
        }

        return false;
    }

    static bool IsNew(string fragment, int depth, Dictionary<string, int> checkedAt)
    {
        if (checkedAt.TryGetValue(fragment, out var before) && before >= depth)
        {
            return false;
        }

        checkedAt[fragment] = depth;
        return true;
    }
}
