using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.2, and for variables 5.8.2: a type that the document names exists.</summary>
sealed class KnownTypeNamesRule : ValidationRule, ITypeReferenceRule
{
    public void CheckTypeReference(NamedTypeNode reference, GraphQLNamedType? type, ValidationContext context)
    {
        if (type is null)
        {
            var name = reference.Name.Value;
            context.Report(this, $"Unknown type \"{name}\".{context.DidYouMean(name, context.Schema.Types)}", reference);
        }
    }
}
