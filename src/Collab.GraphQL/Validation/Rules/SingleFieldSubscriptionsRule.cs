using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.2.4.1: a subscription has exactly one root field, known without its variables.</summary>
sealed class SingleFieldSubscriptionsRule : ValidationRule, IOperationRule
{
    public void CheckOperation(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var fields = CollectSubscriptionFields(root, operation.SelectionSet, context);
        if (fields is [])
        {
            context.Report(this, $"{Described(operation)} must select one root field.", operation);
            return;
        }

        var first = fields[0];
        if (fields.Find(field => field.ResponseName != first.ResponseName) is { } other)
        {
            context.Report(this, $"{Described(operation)} must select only one root field.", other);
        }

        if (fields.Find(field => field.Name.Value.StartsWith("__", StringComparison.Ordinal)) is { } meta)
        {
            context.Report(this, $"{Described(operation)} must not select the introspection field \"{meta.Name.Value}\" at its root.", meta);
        }
    }

    /// <summary>CollectSubscriptionFields: the root fields through all fragments that apply; no selection may be conditional.</summary>
    List<FieldNode> CollectSubscriptionFields(GraphQLObjectType root, SelectionSetNode selectionSet, ValidationContext context)
    {
        var fields = new List<FieldNode>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>([selectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                CheckUnconditional(selection, context);
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(field);
                        break;
                    case InlineFragmentNode fragment when fragment.TypeCondition is not { } condition || Applies(condition, root, context):
                        pending.Push(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                        && context.Facts.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition, root, context):
                        pending.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return fields;
    }

    void CheckUnconditional(SelectionNode selection, ValidationContext context)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                context.Report(this, $"\"@{directive.Name.Value}\" must not be used on the root selections of a subscription.", directive);
            }
        }
    }

    static bool Applies(NamedTypeNode condition, GraphQLObjectType root, ValidationContext context) =>
        context.Schema.Type(condition.Name.Value) is GraphQLCompositeType type && type.IsPossibleType(root);

    static string Described(OperationDefinitionNode operation) =>
        operation.Name is { Value: var name } ? $"Subscription \"{name}\"" : "An anonymous subscription";
}
