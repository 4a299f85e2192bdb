using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Sections 5.7.1 and 5.7.2: a directive is defined, and for the place where it stands.</summary>
sealed class KnownDirectivesRule : ValidationRule, IDirectivesRule
{
    public void CheckDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            var definition = context.Schema.Directives[name];
            if (definition is null)
            {
                var suggestion = context.MaySuggest()
                    ? Suggestions.DidYouMean($"@{name}", context.Schema.Directives.Select(known => $"@{known.Name}"))
                    : "";
                context.Report(this, $"Unknown directive \"@{name}\".{suggestion}", directive);
            }
            else if ((definition.Locations & location) == 0)
            {
                context.Report(
                    this,
                    $"Directive \"@{name}\" may not be used on {Names(location)}, only on {Names(definition.Locations)}.",
                    directive);
            }
        }
    }

    static string Names(DirectiveLocation locations) => string.Join(", ", DirectiveLocations.Names(locations));
}
