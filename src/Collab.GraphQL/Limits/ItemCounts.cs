using System.Collections;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>How many items a field answers at the most, by its arguments.</summary>
sealed class ItemCounts(PreparedOperation operation, OperationLimits limits)
{
    const string First = "first";
    const string Last = "last";
    const string Ids = "ids";

    readonly CostExpression _listSize = CostExpression.Of(limits.ListSize);

    /// <summary>Of a field that answers a page: what <c>first</c> or <c>last</c> says, or the default page.</summary>
    public CostExpression OfPage(FieldNode node, GraphQLField field)
    {
        var sizes = new[] { Argument(node, field, First), Argument(node, field, Last) };
        return sizes.All(size => size is null)
            ? CostExpression.Of(limits.DefaultPageSize)
            : PageCost.Of([.. sizes.OfType<IntArgument>()], limits);
    }

    /// <summary>
    /// Of a field that answers a list: a page of it, one for each of the <c>ids</c> given, or what lists count for; times that for each list within it.
    /// </summary>
    public CostExpression OfList(FieldNode node, GraphQLField field)
    {
        var count = OfOutermost(node, field);
        var items = ((GraphQLListType)field.Type.Nullable).ItemType;
        while (items.Nullable is GraphQLListType list)
        {
            count = CostExpression.Product(count, _listSize);
            items = list.ItemType;
        }

        return count;
    }

    CostExpression OfOutermost(FieldNode node, GraphQLField field)
    {
        if (field.Arguments[First] is not null || field.Arguments[Last] is not null)
            return OfPage(node, field);

        return field.Arguments[Ids] is { } ids && ids.Type.Nullable is GraphQLListType ? OfIds(node, ids)
            : CostWeights.SizeOf(field) is { } size ? CostExpression.Of(size)
            : _listSize;
    }

    CostExpression OfIds(FieldNode node, GraphQLInputValue ids) => ValueOf(node, ids) switch
    {
        ListValueNode list => CostExpression.Of(list.Values.Length),
        VariableNode variable => new CountCost(operation.VariableIndex(variable.Name.Value)),
        null or NullValueNode => _listSize,
        _ => CostExpression.One,
    };

    IntArgument? Argument(FieldNode node, GraphQLField field, string name) =>
        field.Arguments[name] is not { } argument ? null : ValueOf(node, argument) switch
        {
            IntValueNode literal => new IntArgument(-1, int.TryParse(literal.Value, out var value) ? value : limits.PageSize),
            VariableNode variable => new IntArgument(operation.VariableIndex(variable.Name.Value), DefaultOf(argument)),
            _ => null,
        };

    static ValueNode? ValueOf(FieldNode node, GraphQLInputValue argument)
    {
        foreach (var given in node.Arguments)
        {
            if (given.Name.Value == argument.Name)
                return given.Value;
        }

        return argument.DefaultValue;
    }

    /// <summary>What holds when a variable has no value: the argument's own default, if there is one.</summary>
    static int? DefaultOf(GraphQLInputValue argument) =>
        argument.DefaultValue is IntValueNode literal && int.TryParse(literal.Value, out var value) ? value : null;

    /// <summary>A literal, or a variable and what holds without it.</summary>
    readonly record struct IntArgument(int Variable, int? Literal)
    {
        public int? Value(VariableValues? variables) => Variable < 0 ? Literal : variables!.ValueAt(Variable) as int? ?? Literal;
    }

    /// <summary>The larger of <c>first</c> and <c>last</c>, and no more than a page holds.</summary>
    sealed class PageCost(IntArgument[] arguments, OperationLimits limits) : CostExpression
    {
        public static CostExpression Of(IntArgument[] arguments, OperationLimits limits)
        {
            var size = new PageCost(arguments, limits);
            return Array.TrueForAll(arguments, argument => argument.Variable < 0) ? Of(size.Evaluate(null!)) : size;
        }

        public override long Evaluate(VariableValues variables)
        {
            int? most = null;
            foreach (var argument in arguments)
            {
                if (argument.Value(variables) is { } value)
                    most = Math.Max(most ?? 0, value);
            }

            return Math.Min(most ?? limits.DefaultPageSize, limits.PageSize);
        }
    }

    /// <summary>How many items the list in a variable has.</summary>
    sealed class CountCost(int variable) : CostExpression
    {
        public override long Evaluate(VariableValues variables) => variables.ValueAt(variable) switch
        {
            ICollection list => list.Count,
            null => 0,
            _ => 1,
        };
    }
}
