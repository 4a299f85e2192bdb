using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.4: an operation uses each fragment, directly or not.</summary>
sealed class NoUnusedFragmentsRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context)
    {
        if (!context.Facts.HasFragments)
        {
            return;
        }

        var used = new FragmentReach(context);
        var executables = context.Facts.Executables;
        for (var i = 0; i < executables.Length; i++)
        {
            if (executables[i].Node is OperationDefinitionNode)
            {
                used.Follow(i);
            }
        }

        for (var i = 0; i < executables.Length; i++)
        {
            if (executables[i].Node is FragmentDefinitionNode fragment && !used.Has(i))
            {
                context.Report(this, $"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
            }
        }
    }
}
