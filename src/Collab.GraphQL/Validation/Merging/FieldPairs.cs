using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Collab.GraphQL.Validation.Merging;

/// <summary>
/// FieldsInSetCanMerge by the letter of section 5.3.2: compares pairs of fields, each pair at most twice (once as fields
/// of objects that may be the same, once as fields of objects that are not), and reports those that conflict.
/// </summary>
sealed class FieldPairs(ValidationRule rule, ValidationContext context)
{
    readonly DocumentFacts _facts = context.Facts;
    readonly Dictionary<string, List<int>>?[] _collected = new Dictionary<string, List<int>>?[context.Facts.ResponseSets];
    readonly HashSet<(int First, int Second, bool AreExclusive)> _compared = [];
    readonly ILookup<int, int> _ownFields = Group(context.Facts.Fields, static field => field.Owner);
    readonly ILookup<int, int> _ownSpreads = Group(context.Facts.Spreads, static spread => spread.ResponseSet);

    /// <summary>Compares the fields of every response set, subfields included.</summary>
    public void ReportConflicts()
    {
        for (var set = 0; set < _collected.Length; set++)
        {
            foreach (var fields in Collect(set).Values)
            {
                for (var i = 0; i < fields.Count; i++)
                {
                    for (var j = i + 1; j < fields.Count; j++)
                    {
                        Compare(fields[i], fields[j], areExclusive: false);
                    }
                }
            }
        }
    }

    void Compare(int first, int second, bool areExclusive)
    {
        context.Spend(1);
        ref readonly var a = ref _facts.Fields[first];
        ref readonly var b = ref _facts.Fields[second];
        areExclusive |= FieldComparison.AreExclusive(a, b);
        var (low, high) = first < second ? (first, second) : (second, first);
        if (first == second || _compared.Contains((low, high, false)) || !_compared.Add((low, high, areExclusive)))
        {
            return;
        }

        if (Difference(a, b, areExclusive) is { } difference)
        {
            context.Report(
                rule,
                $"Fields \"{a.Node.ResponseName}\" conflict because {difference}. Use different aliases to fetch both.",
                a.Node,
                b.Node);
        }
        else if (a.Subfields >= 0 && b.Subfields >= 0)
        {
            CompareSubfields(a.Subfields, b.Subfields, areExclusive);
        }
    }

    void CompareSubfields(int first, int second, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var others = Collect(second);
        context.Spend(others.Count);
        foreach (var (name, fields) in Collect(first))
        {
            foreach (var other in others.TryGetValue(name, out var sameName) ? sameName : [])
            {
                foreach (var field in fields)
                {
                    Compare(field, other, areExclusive);
                }
            }
        }
    }

    static string? Difference(in ResponseField a, in ResponseField b, bool areExclusive)
    {
        if (!areExclusive && a.Node.Name.Value != b.Node.Name.Value)
        {
            return $"\"{a.Node.Name.Value}\" and \"{b.Node.Name.Value}\" are different fields";
        }

        if (!areExclusive && !FieldComparison.HaveSameArguments(a.Node.Arguments, b.Node.Arguments))
        {
            return "their arguments differ";
        }

        return FieldComparison.HaveSameShape(a, b) ? null : $"their types \"{a.Type}\" and \"{b.Type}\" cannot stand under one name";
    }

    /// <summary>The fields of a response set by response name, through all fragments it spreads.</summary>
    Dictionary<string, List<int>> Collect(int set)
    {
        ref var collected = ref _collected[set];
        if (collected is null)
        {
            collected = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            var sets = new List<int> { set };
            var seen = new HashSet<int> { set };
            for (var i = 0; i < sets.Count; i++)
            {
                AddFields(sets[i], collected);
                foreach (var spread in _ownSpreads[sets[i]])
                {
                    if (_facts.Spreads[spread].Fragment is >= 0 and var fragment && seen.Add(_facts.Executables[fragment].ResponseSet))
                    {
                        sets.Add(_facts.Executables[fragment].ResponseSet);
                    }
                }
            }
        }

        return collected;
    }

    void AddFields(int set, Dictionary<string, List<int>> collected)
    {
        foreach (var index in _ownFields[set])
        {
            context.Spend(1);
            ref var fields = ref CollectionsMarshal.GetValueRefOrAddDefault(collected, _facts.Fields[index].Node.ResponseName, out _);
            fields ??= [];
            if (fields.Count == 0 || !IsRepetition(_facts.Fields[fields[^1]], _facts.Fields[index]))
            {
                fields.Add(index);
            }
        }
    }

    /// <summary>Whether a field says again what the one before it said: what it conflicts with, that one does.</summary>
    static bool IsRepetition(in ResponseField before, in ResponseField field) =>
        before.Subfields < 0 && field.Subfields < 0 && before.Parent == field.Parent && FieldComparison.AreSame(before, field);

    static ILookup<int, int> Group<T>(ReadOnlySpan<T> items, Func<T, int> setOf)
    {
        var sets = new List<(int Set, int Index)>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            sets.Add((setOf(items[i]), i));
        }

        return sets.ToLookup(item => item.Set, item => item.Index);
    }
}
