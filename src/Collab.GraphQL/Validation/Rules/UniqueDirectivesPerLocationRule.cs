using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.7.3: a directive that is not repeatable stands once at a place.</summary>
sealed class UniqueDirectivesPerLocationRule : ValidationRule, IDirectivesRule
{
    public void CheckDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context)
    {
        if (directives.Length > 1)
        {
            RepeatedNames.Report(
                directives,
                directive => context.Schema.Directives[directive.Name.Value] is { IsRepeatable: false } ? directive.Name : null,
                static name => $"Directive \"@{name}\" can be used only once at one place.",
                this,
                context);
        }
    }
}
