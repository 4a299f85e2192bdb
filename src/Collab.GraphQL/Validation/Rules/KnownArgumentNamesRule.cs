using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.4.1: an argument that is given exists.</summary>
sealed class KnownArgumentNamesRule : ValidationRule, IArgumentsRule
{
    public void CheckArguments(in ArgumentsOwner owner, ImmutableArray<ArgumentNode> arguments, ValidationContext context)
    {
        foreach (var argument in arguments)
        {
            var name = argument.Name.Value;
            if (owner.Definitions[name] is null)
            {
                context.Report(
                    this, $"Unknown argument \"{name}\" on {owner.Described}.{context.DidYouMean(name, owner.Definitions)}", argument);
            }
        }
    }
}
