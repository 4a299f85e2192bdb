using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.3: a fragment can apply where it is spread.</summary>
sealed class PossibleFragmentSpreadsRule : ValidationRule, ISpreadRule
{
    public void CheckSpread(SelectionNode spread, GraphQLCompositeType parent, GraphQLCompositeType fragment, ValidationContext context)
    {
        if (!GraphQLSchema.Overlap(parent, fragment))
        {
            var named = spread is FragmentSpreadNode { Name.Value: var name } ? $"Fragment \"{name}\"" : "The fragment";
            context.Report(this, $"{named} can never apply here: no object of type \"{parent}\" is of type \"{fragment}\".", spread);
        }
    }
}
