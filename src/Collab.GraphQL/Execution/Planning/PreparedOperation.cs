using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>
/// A valid operation, made ready once and run many times: fields collected and merged for each object type, names encoded, resolvers bound,
/// constant arguments coerced. Shared by all requests.
/// </summary>
public sealed class PreparedOperation
{
    /// <summary>How many combinations of condition values are kept; further ones are planned again for each request.</summary>
    const int MostVariants = 16;

    readonly ConcurrentDictionary<ConditionValues, OperationVariant> _variants = new();
    readonly FrozenDictionary<string, FragmentDefinitionNode> _fragments;
    readonly ImmutableArray<string> _conditions;
    OperationVariant? _first;

    internal PreparedOperation(ExecutableSchema schema, DocumentNode document, OperationDefinitionNode definition)
    {
        Schema = schema;
        Document = document;
        Definition = definition;
        RootType = schema.Schema.RootType(definition.Operation)
            ?? throw new InvalidOperationException($"The schema has no {definition.Operation} type.");
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToFrozenDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        _conditions = ConditionVariables.Find(definition, _fragments.Values);
        Variables = [.. definition.VariableDefinitions.Select(variable => new PreparedVariable(schema, variable))];
        ConditionSlots = [.. _conditions.Select(name => Array.FindIndex(Variables, variable => variable.Name == name))];
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

    internal GraphQLObjectType RootType { get; }

    internal PreparedVariable[] Variables { get; }

    /// <summary>For each condition, the index of its variable.</summary>
    internal int[] ConditionSlots { get; }

    internal FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    internal int ConditionIndex(string variable) => _conditions.IndexOf(variable);

    /// <summary>The plan for given values of the condition variables.</summary>
    internal OperationVariant VariantFor(ConditionValues conditions)
    {
        if (_conditions.IsEmpty)
            return _first ??= new OperationVariant(this, default);

        if (_variants.TryGetValue(conditions, out var variant))
            return variant;

        variant = new OperationVariant(this, conditions);
        if (_variants.Count < MostVariants)
            _variants.TryAdd(conditions, variant);

        return variant;
    }

    internal int VariableIndex(string name) => Array.FindIndex(Variables, variable => variable.Name == name);
}
