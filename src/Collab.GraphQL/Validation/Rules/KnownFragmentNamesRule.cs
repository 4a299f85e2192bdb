namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.1: a fragment that is spread is defined.</summary>
sealed class KnownFragmentNamesRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context)
    {
        foreach (var spread in context.Facts.Spreads)
        {
            if (spread.Fragment < 0)
            {
                context.Report(this, $"Unknown fragment \"{spread.Node.Name.Value}\".", spread.Node.Name);
            }
        }
    }
}
