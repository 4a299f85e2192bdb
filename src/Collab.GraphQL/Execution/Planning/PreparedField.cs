using System.Collections.Immutable;
using System.Text;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>An entry of a collected fields map (specification 6.3.2), ready to run on values of one object type.</summary>
sealed class PreparedField
{
    readonly OperationVariant _variant;
    readonly ImmutableArray<FieldNode> _nodes;
    readonly GraphQLField _definition;
    readonly RepeatedBytes _prefix;
    SelectionPlan? _plan;
    SelectionPlan?[] _plansByType = [];

    public PreparedField(OperationVariant variant, BoundObject parent, GraphQLField definition, string responseName, ImmutableArray<FieldNode> nodes, bool isFirst)
    {
        _variant = variant;
        _nodes = nodes;
        _definition = definition;
        ParentType = parent.Type.Name;
        ResponseName = responseName;
        _prefix = new RepeatedBytes(Encoding.UTF8.GetBytes($"{(isFirst ? '{' : ',')}\"{responseName}\":"));
        IsNullable = !definition.Type.IsNonNull;
        var resolver = parent.ResolverOf(definition);
        Resolver = variant.Operation.ObservesFields ? resolver.Observed() : resolver;
        Arguments = Resolver.Arguments?.Prepare(nodes[0]);
        ArgumentSlot = Arguments is null ? 0 : variant.NextArgumentSlot();
    }

    /// <summary>The number of the field within its variant, from 1. An execution stores it instead of a reference, which would need a GC write barrier.</summary>
    public int Number { get; set; }

    public string ParentType { get; }

    public string Name => _definition.Name;

    /// <summary>Type and field, as in the SDL.</summary>
    public string Coordinate => $"{ParentType}.{Name}";

    public GraphQLType Type => _definition.Type;

    public string ResponseName { get; }

    /// <summary>The bytes before the value: brace or comma, response name, colon.</summary>
    public ref readonly RepeatedBytes Prefix => ref _prefix;

    public bool IsNullable { get; }

    public FieldResolver Resolver { get; }

    public PreparedArguments? Arguments { get; }

    /// <summary>The index of the coerced arguments in a request.</summary>
    public int ArgumentSlot { get; }

    public ImmutableArray<SourceLocation> Locations =>
        [.. _nodes.Where(node => node.Location.Position is not null).Select(node => node.Location.Position!.Value)];

    /// <summary>CollectSubfields (6.3.3) for values of one object type; done once, by the first request.</summary>
    public SelectionPlan PlanFor(BoundObject type)
    {
        var plan = _plan;
        return plan is not null && plan.Type == type ? plan : PlanForOther(type);
    }

    public bool Selects(string fieldName)
    {
        if (Type.NamedType is not GraphQLCompositeType composite)
            return false;

        foreach (var type in composite.PossibleTypes)
        {
            foreach (var field in PlanFor(_variant.Schema.ObjectOf(type)).Fields)
            {
                if (field.Name == fieldName)
                    return true;
            }
        }

        return false;
    }

    SelectionPlan PlanForOther(BoundObject type)
    {
        if (_plan is null)
            return _plan = Collect(type);

        var index = type.Type.Index;
        var plans = _plansByType;
        if (index < plans.Length && plans[index] is { } known)
            return known;

        // Two requests may both make the plan; either one is correct, and with a lost array a plan is only made again.
        if (index >= plans.Length)
            Array.Resize(ref plans, index + 1);

        var plan = plans[index] = Collect(type);
        _plansByType = plans;
        return plan;
    }

    SelectionPlan Collect(BoundObject type) => _variant.Collect(type, _nodes.Select(node => node.SelectionSet));
}
