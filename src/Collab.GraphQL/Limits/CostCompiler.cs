using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>
/// Computes the cost of an operation: the objects that its response may contain. Fields of one response name are merged as execution merges them
/// (specification 6.3.2), the most expensive possible type of an object counts, and each set of merged fields is worked out once.
/// </summary>
sealed class CostCompiler(PreparedOperation operation, OperationLimits limits, Lazy<IntrospectionSizes> introspection)
{
    /// <summary>Maximum number of visited selections. Ordinary operations need about as many as they have fields.</summary>
    public const int MaxSteps = 50_000;

    /// <summary>Objects of introspection lie ready in memory: so many cost as much as one of the schema's own.</summary>
    const int IntrospectionObjectsAtCostOne = 100;

    readonly GraphQLSchema _schema = operation.Schema.Schema;
    readonly ItemCounts _counts = new(operation, limits);
    readonly Dictionary<FieldNode[], Cost> _known = new(SameNodes.Instance);

    /// <summary>Number of visited selections.</summary>
    public int Steps { get; private set; }

    /// <summary>What the operation costs; null when <see cref="Steps"/> have been used up.</summary>
    public CostExpression? Compile() => Of([operation.Definition.SelectionSet], operation.RootType) is { Own: var own } ? CostExpression.Whole(own, CostWeights.One) : null;

    Cost? Of(IEnumerable<SelectionSetNode> sets, GraphQLCompositeType type)
    {
        var groups = new MergedFields(operation, type);
        foreach (var set in sets)
            groups.Add(set);

        Steps += groups.Steps;
        var costs = new List<(GraphQLCompositeType Parent, Cost Cost)>();
        foreach (var (parent, nodes) in groups.Groups)
        {
            if (Steps > MaxSteps || Of(nodes, parent) is not { } cost)
                return null;

            costs.Add((parent, cost));
        }

        return Together(costs, type);
    }

    /// <summary>An object has all of the fields that its type has: their sum; of the types that it may have the dearest counts.</summary>
    static Cost Together(List<(GraphQLCompositeType Parent, Cost Cost)> costs, GraphQLCompositeType type)
    {
        var parents = costs.Select(cost => cost.Parent).Distinct().ToArray();
        if (parents.Length < 2 || !type.IsAbstract)
            return Cost.Sum(costs.Select(cost => cost.Cost));

        var choices = type.PossibleTypes
            .Select(possible => string.Concat(parents.Select(parent => parent.IsPossibleType(possible) ? '1' : '0')))
            .Distinct()
            .Select(applies => Cost.Sum(costs.Where(cost => applies[Array.IndexOf(parents, cost.Parent)] == '1').Select(cost => cost.Cost)));
        return Cost.Max([.. choices]);
    }

    /// <summary>What fields of one response name add to the object that they stand on.</summary>
    Cost? Of(FieldNode[] nodes, GraphQLCompositeType parent)
    {
        if (_schema.Field(parent, nodes[0].Name.Value) is not { Type.NamedType: GraphQLCompositeType type } field)
            return Cost.None;

        if (!_known.TryGetValue(nodes, out var cost))
        {
            if (Of(nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>(), type) is not { } inside)
                return null;

            _known.Add(nodes, cost = Of(nodes[0], field, parent, type, inside));
        }

        return cost;
    }

    Cost Of(FieldNode node, GraphQLField field, GraphQLCompositeType parent, GraphQLCompositeType type, Cost inside)
    {
        if (field == _schema.SchemaMetaField || field == _schema.TypeMetaField)
            return new Cost(CostExpression.Of(
                CostWeights.One * ((Introspected(field, parent, inside) + IntrospectionObjectsAtCostOne - 1) / IntrospectionObjectsAtCostOne)));

        if (parent.Name.StartsWith("__", StringComparison.Ordinal))
            return new Cost(CostExpression.Of(Introspected(field, parent, inside)));

        var isList = field.Type.Nullable is GraphQLListType;
        if (isList && Connections.IsConnection(parent) && Connections.IsItems(field))
            return new Cost(CostExpression.Zero, inside.With(Connections.IsEdge(type) ? 0 : WeightOf(type)));

        if (isList)
            return new Cost(CostExpression.Product(_counts.OfList(node, field), inside.With(WeightOf(type))));

        return Connections.IsConnection(type)
            ? new Cost(CostExpression.Sum([CostExpression.Of(CostWeights.One), inside.Own, CostExpression.Product(_counts.OfPage(node, field), inside.Item)]))
            : new Cost(inside.With(IsValue(type) ? 0 : WeightOf(type)));
    }

    long Introspected(GraphQLField field, GraphQLCompositeType parent, Cost inside)
    {
        var each = Saturating.Add(inside.Own.Constant ?? 0, 1);
        return field.Type.Nullable is GraphQLListType ? Saturating.Multiply(introspection.Value.Of(parent.Name, field.Name), each) : each;
    }

    /// <summary>What an object costs, in tenths: one, unless its type says otherwise.</summary>
    static long WeightOf(GraphQLCompositeType type) => CostWeights.Of(type) ?? CostWeights.One;

    /// <summary>A single object of leaves alone, such as a text with its language, is a value: it comes with what it stands on.</summary>
    static bool IsValue(GraphQLCompositeType type)
    {
        if (type is not GraphQLObjectType { Fields: var fields })
            return false;

        foreach (var field in fields)
        {
            if (field.Type.NamedType is GraphQLCompositeType)
                return false;
        }

        return true;
    }

    /// <param name="Own">What it costs once.</param>
    /// <param name="Item">What it costs for each item of the page that its connection is asked for.</param>
    readonly record struct Cost(CostExpression Own, CostExpression Item)
    {
        public Cost(CostExpression own)
            : this(own, CostExpression.Zero)
        {
        }

        public static readonly Cost None = new(CostExpression.Zero);

        public static Cost Sum(IEnumerable<Cost> costs)
        {
            var all = costs.ToArray();
            return new Cost(CostExpression.Sum(all.Select(cost => cost.Own)), CostExpression.Sum(all.Select(cost => cost.Item)));
        }

        public static Cost Max(Cost[] costs) =>
            new(CostExpression.Max(costs.Select(cost => cost.Own)), CostExpression.Max(costs.Select(cost => cost.Item)));

        /// <summary>The cost of an object with this inside. Items that no connection sizes count once.</summary>
        public CostExpression With(long own) => CostExpression.Sum([CostExpression.Of(own), Own, Item]);
    }

    /// <summary>Fields are the same when they are the same nodes of the document, in the same order.</summary>
    sealed class SameNodes : IEqualityComparer<FieldNode[]>
    {
        public static readonly SameNodes Instance = new();

        public bool Equals(FieldNode[]? x, FieldNode[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(FieldNode[] obj)
        {
            var hash = default(HashCode);
            foreach (var node in obj)
                hash.Add(node);

            return hash.ToHashCode();
        }
    }
}
