using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation;

/// <summary>Finds names that one list gives more than once.</summary>
static class RepeatedNames
{
    /// <summary>Up to this length comparing each with each costs less than a table.</summary>
    const int MaxScanLength = 12;

    /// <summary>Reports each item whose name an earlier one has.</summary>
    public static void Report<T>(
        ImmutableArray<T> items, Func<T, NameNode?> nameOf, Func<string, string> message, ValidationRule rule, ValidationContext context)
    {
        if (items.Length > MaxScanLength)
        {
            ReportByTable(items, nameOf, message, rule, context);
            return;
        }

        for (var i = 1; i < items.Length; i++)
        {
            if (nameOf(items[i]) is { } name && FindBefore(items, i, name.Value, nameOf) is { } first)
            {
                context.Report(rule, message(name.Value), first, name);
            }
        }
    }

    static NameNode? FindBefore<T>(ImmutableArray<T> items, int end, string name, Func<T, NameNode?> nameOf)
    {
        for (var i = 0; i < end; i++)
        {
            if (nameOf(items[i]) is { } other && other.Value == name)
            {
                return other;
            }
        }

        return null;
    }

    static void ReportByTable<T>(
        ImmutableArray<T> items, Func<T, NameNode?> nameOf, Func<string, string> message, ValidationRule rule, ValidationContext context)
    {
        var seen = new Dictionary<string, NameNode>(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (nameOf(item) is { } name && !seen.TryAdd(name.Value, name))
            {
                context.Report(rule, message(name.Value), seen[name.Value], name);
            }
        }
    }
}
