using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.4.3: every required argument is given.</summary>
sealed class ProvidedRequiredArgumentsRule : ValidationRule, IArgumentsRule
{
    public void CheckArguments(in ArgumentsOwner owner, ImmutableArray<ArgumentNode> arguments, ValidationContext context)
    {
        foreach (var definition in owner.Definitions)
        {
            if (definition.IsRequired && !IsGiven(definition.Name, arguments))
            {
                context.Report(
                    this,
                    $"Argument \"{definition.Name}\" of type \"{definition.Type}\" is required on {owner.Described}, but it was not given.",
                    owner.Node);
            }
        }
    }

    static bool IsGiven(string name, ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
