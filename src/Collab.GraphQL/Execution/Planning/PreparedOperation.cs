using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>
/// A valid operation, prepared once and run many times: fields are collected and merged for each object type, names encoded, resolvers bound, constant arguments
/// coerced. Shared by all requests.
/// </summary>
public sealed class PreparedOperation
{
    /// <summary>Number of cached plans per operation; further combinations of conditions are planned for each request.</summary>
    internal const int MaxVariants = 8;

    const int MaxStackLength = 128;

    readonly ConcurrentDictionary<string, OperationVariant> _variants = new(StringComparer.Ordinal);
    readonly FrozenDictionary<string, FragmentDefinitionNode> _fragments;
    readonly ImmutableArray<string> _conditions;
    readonly int[] _conditionVariables;
    readonly Dictionary<string, int> _conditionIndexes = new(StringComparer.Ordinal);
    readonly LimitRules _limits;
    readonly CostExpression? _cost;
    OperationVariant? _only;

    internal PreparedOperation(
        ExecutableSchema schema, DocumentNode document, OperationDefinitionNode definition, LimitRules limits, bool observesFields)
    {
        Schema = schema;
        Document = document;
        Definition = definition;
        ObservesFields = observesFields;
        RootType = schema.Schema.RootType(definition.Operation)
            ?? throw new InvalidOperationException($"The schema has no {definition.Operation} type.");
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToFrozenDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        _conditions = ConditionVariables.Find(definition, _fragments.Values);
        Variables = [.. definition.VariableDefinitions.Select(variable => new PreparedVariable(schema, variable))];
        VariableNames = new VariableNames(Variables);
        _conditionVariables = [.. _conditions.Select(VariableIndex)];
        for (var i = 0; i < _conditions.Length; i++)
            _conditionIndexes.Add(_conditions[i], i);

        _limits = limits;
        Refusal = limits.Check(this, out _cost);
    }

    /// <summary>The schema that the operation was validated against.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>The whole document.</summary>
    public DocumentNode Document { get; }

    /// <summary>The operation within the document.</summary>
    public OperationDefinitionNode Definition { get; }

    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Kind => Definition.Operation;

    /// <summary>The operation's name, or null.</summary>
    public string? Name => Definition.Name?.Value;

    /// <summary>Why the operation is always refused; null when it is not.</summary>
    internal GraphQLError? Refusal { get; }

    internal GraphQLObjectType RootType { get; }

    internal PreparedVariable[] Variables { get; }

    internal VariableNames VariableNames { get; }

    /// <summary>Whether the durations of its fields are recorded.</summary>
    internal bool ObservesFields { get; }

    internal FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>Why the operation is refused with the variables of a request; null when it is not.</summary>
    internal GraphQLError? CheckCost(VariableValues variables) => _cost is null ? null : _limits.Check(this, _cost, variables);

    internal int ConditionIndex(string variable) => _conditionIndexes[variable];

    /// <summary>The plan for a request's values of the condition variables.</summary>
    internal OperationVariant VariantFor(VariableValues variables)
    {
        if (_conditions.IsEmpty)
            return _only ??= new OperationVariant(this, "");

        var count = _conditions.Length;
        var key = count <= MaxStackLength ? stackalloc char[count] : new char[count];
        for (var i = 0; i < count; i++)
        {
            key[i] = variables.ValueAt(_conditionVariables[i]) switch
            {
                true => ConditionVariables.True,
                false => ConditionVariables.False,
                _ => ConditionVariables.Null,
            };
        }

        return _variants.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var variant) ? variant : AddVariant(new string(key));
    }

    OperationVariant AddVariant(string conditions)
    {
        var variant = new OperationVariant(this, conditions);
        if (_variants.Count < MaxVariants)
            _variants.TryAdd(conditions, variant);

        return variant;
    }

    internal int VariableIndex(string name) => VariableNames.IndexOf(name);
}
