using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.4.2: an argument is given once.</summary>
sealed class UniqueArgumentNamesRule : ValidationRule, IArgumentListRule
{
    public void CheckArgumentList(ImmutableArray<ArgumentNode> arguments, ValidationContext context) => RepeatedNames.Report(
        arguments,
        static argument => argument.Name,
        static name => $"There can be only one argument named \"{name}\".",
        this,
        context);
}
