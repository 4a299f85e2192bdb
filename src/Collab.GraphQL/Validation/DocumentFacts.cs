using System.Runtime.InteropServices;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation;

/// <summary>Data that the walk over a document collects for rules about the whole document.</summary>
sealed class DocumentFacts
{
    readonly Dictionary<string, int>? _fragments;
    readonly List<ExecutableFacts> _executables = [];
    readonly List<VariableUsage> _usages = [];
    readonly List<SpreadFacts> _spreads = [];
    readonly List<ResponseField> _fields = [];

    public DocumentFacts(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionNode executable)
            {
                if (executable is FragmentDefinitionNode fragment)
                {
                    (_fragments ??= new(StringComparer.Ordinal))[fragment.Name.Value] = _executables.Count;
                }

                _executables.Add(new ExecutableFacts { Node = executable, ResponseSet = NewResponseSet() });
            }
        }
    }

    /// <summary>Operations and fragments, in document order.</summary>
    public ReadOnlySpan<ExecutableFacts> Executables => CollectionsMarshal.AsSpan(_executables);

    /// <summary>Every field of the document, in the order of the walk.</summary>
    public ReadOnlySpan<ResponseField> Fields => CollectionsMarshal.AsSpan(_fields);

    /// <summary>Every spread of a named fragment, in the order of the walk.</summary>
    public ReadOnlySpan<SpreadFacts> Spreads => CollectionsMarshal.AsSpan(_spreads);

    /// <summary>How many response sets there are: one for each operation, fragment and field with a selection set.</summary>
    public int ResponseSets { get; private set; }

    public bool HasFragments => _fragments is not null;

    /// <summary>Whether no variable is used anywhere.</summary>
    public bool UsesNoVariable => _usages.Count == 0;

    /// <summary>The index of a fragment among the executables; -1 when it is not defined.</summary>
    public int FindFragment(string name) => _fragments is not null && _fragments.TryGetValue(name, out var index) ? index : -1;

    /// <summary>A fragment definition by its name, or null.</summary>
    public FragmentDefinitionNode? Fragment(string name) =>
        FindFragment(name) is >= 0 and var index ? (FragmentDefinitionNode)_executables[index].Node : null;

    public ReadOnlySpan<VariableUsage> UsagesOf(in ExecutableFacts executable) =>
        CollectionsMarshal.AsSpan(_usages)[executable.Usages];

    public ReadOnlySpan<SpreadFacts> SpreadsOf(in ExecutableFacts executable) =>
        CollectionsMarshal.AsSpan(_spreads)[executable.Spreads];

    public int NewResponseSet() => ResponseSets++;

    public void AddUsage(in VariableUsage usage) => _usages.Add(usage);

    public void AddSpread(FragmentSpreadNode node, int responseSet) =>
        _spreads.Add(new SpreadFacts(node, FindFragment(node.Name.Value), responseSet));

    public void AddField(in ResponseField field) => _fields.Add(field);

    /// <summary>Says that the walk begins or ends an executable, so that what is found between belongs to it.</summary>
    public void Begin(int executable) =>
        CollectionsMarshal.AsSpan(_executables)[executable].Begin(_usages.Count, _spreads.Count);

    /// <inheritdoc cref="Begin"/>
    public void End(int executable) =>
        CollectionsMarshal.AsSpan(_executables)[executable].End(_usages.Count, _spreads.Count);
}

/// <summary>An operation or fragment and what the walk found in it.</summary>
struct ExecutableFacts
{
    public required ExecutableDefinitionNode Node { get; init; }

    /// <summary>The response set of its fields.</summary>
    public required int ResponseSet { get; init; }

    public Range Usages { get; private set; }

    public Range Spreads { get; private set; }

    public void Begin(int usages, int spreads) => (Usages, Spreads) = (usages.., spreads..);

    public void End(int usages, int spreads) => (Usages, Spreads) = (Usages.Start..usages, Spreads.Start..spreads);
}

/// <summary>A spread of a named fragment.</summary>
/// <param name="Node">The spread.</param>
/// <param name="Fragment">The fragment's index among the executables; -1 when it is not defined.</param>
/// <param name="ResponseSet">The response set that it spreads into.</param>
readonly record struct SpreadFacts(FragmentSpreadNode Node, int Fragment, int ResponseSet);
