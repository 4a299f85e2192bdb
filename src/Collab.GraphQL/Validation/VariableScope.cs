using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation;

/// <summary>The variables of an operation, and their uses in it and in all fragments that it reaches (section 5.8).</summary>
sealed class VariableScope
{
    readonly ValidationContext _context;
    readonly FragmentReach _reach;
    readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    readonly HashSet<int> _used = [];
    OperationDefinitionNode _operation = null!;

    VariableScope(ValidationContext context)
    {
        _context = context;
        _reach = new FragmentReach(context);
    }

    /// <summary>Checks the variables of every operation of a document.</summary>
    public static void CheckAll(ValidationContext context)
    {
        if (context.Rules.VariableUsage.Length == 0 && context.Rules.Variables.Length == 0)
        {
            return;
        }

        VariableScope? scope = null;
        for (var i = 0; i < context.Facts.Executables.Length; i++)
        {
            if (context.Facts.Executables[i].Node is OperationDefinitionNode operation
                && !(operation.VariableDefinitions.IsEmpty && context.Facts.UsesNoVariable))
            {
                scope ??= new VariableScope(context);
                scope.Check(i, operation);
            }
        }
    }

    /// <summary>Whether a variable is used at all.</summary>
    public bool IsUsed(VariableDefinitionNode variable) => _used.Contains(_indexes[variable.Variable.Name.Value]);

    void Check(int executable, OperationDefinitionNode operation)
    {
        _operation = operation;
        _indexes.Clear();
        _used.Clear();
        _context.Spend(operation.VariableDefinitions.Length);
        for (var i = 0; i < operation.VariableDefinitions.Length; i++)
        {
            _indexes[operation.VariableDefinitions[i].Variable.Name.Value] = i;
        }

        _reach.Clear();
        _reach.Follow(executable);
        foreach (var reached in _reach.Reached)
        {
            CheckUsages(_context.Facts.UsagesOf(_context.Facts.Executables[reached]));
        }

        foreach (var rule in _context.Rules.Variables)
        {
            rule.CheckVariables(operation, this, _context);
        }
    }

    void CheckUsages(ReadOnlySpan<VariableUsage> usages)
    {
        _context.Spend(usages.Length);
        foreach (ref readonly var usage in usages)
        {
            VariableDefinitionNode? variable = null;
            if (_indexes.TryGetValue(usage.Node.Name.Value, out var index))
            {
                variable = _operation.VariableDefinitions[index];
                _used.Add(index);
            }

            foreach (var rule in _context.Rules.VariableUsage)
            {
                rule.CheckVariableUsage(usage, variable, _operation, _context);
            }
        }
    }
}
