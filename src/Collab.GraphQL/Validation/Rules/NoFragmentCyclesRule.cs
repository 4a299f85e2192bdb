using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.2: no fragment spreads itself, directly or through others.</summary>
sealed class NoFragmentCyclesRule : ValidationRule, IDocumentRule
{
    const int MaxShown = 10;

    enum Visit : byte
    {
        None,
        OnPath,
        Done,
    }

    public void CheckDocument(ValidationContext context)
    {
        if (!context.Facts.HasFragments)
        {
            return;
        }

        var visits = new Visit[context.Facts.Executables.Length];
        var path = new List<Step>();
        for (var i = 0; i < visits.Length; i++)
        {
            if (context.Facts.Executables[i].Node is FragmentDefinitionNode)
            {
                Search(i, visits, path, context);
            }
        }
    }

    /// <summary>Depth-first search with a path of its own: a chain of fragments may be longer than the stack is deep.</summary>
    void Search(int start, Visit[] visits, List<Step> path, ValidationContext context)
    {
        Enter(start);
        while (path.Count > 0)
        {
            var step = path[^1];
            var spreads = context.Facts.SpreadsOf(context.Facts.Executables[step.Fragment]);
            if (step.NextSpread == spreads.Length)
            {
                visits[step.Fragment] = Visit.Done;
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = step with { NextSpread = step.NextSpread + 1 };
            var target = spreads[step.NextSpread].Fragment;
            if (target >= 0 && visits[target] == Visit.OnPath)
            {
                ReportCycle(target, path, context);
            }
            else if (target >= 0)
            {
                Enter(target);
            }
        }

        void Enter(int fragment)
        {
            if (visits[fragment] == Visit.None)
            {
                visits[fragment] = Visit.OnPath;
                path.Add(new Step(fragment, 0));
            }
        }
    }

    void ReportCycle(int fragment, List<Step> path, ValidationContext context)
    {
        var start = path.FindLastIndex(step => step.Fragment == fragment);
        var spreads = path
            .Skip(start)
            .Take(MaxShown)
            .Select(step => context.Facts.SpreadsOf(context.Facts.Executables[step.Fragment])[step.NextSpread - 1].Node)
            .ToArray();
        var via = spreads.SkipLast(path.Count - start <= MaxShown ? 1 : 0).Select(spread => $"\"{spread.Name.Value}\"");
        var name = ((FragmentDefinitionNode)context.Facts.Executables[fragment].Node).Name.Value;
        context.Report(
            this,
            spreads.Length == 1
                ? $"Fragment \"{name}\" cannot be spread within itself."
                : $"Fragment \"{name}\" cannot be spread within itself, via {string.Join(", ", via)}.",
            spreads);
    }

    readonly record struct Step(int Fragment, int NextSpread);
}
