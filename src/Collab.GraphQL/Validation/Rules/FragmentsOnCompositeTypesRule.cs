using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.3: a fragment stands on an object, interface or union.</summary>
sealed class FragmentsOnCompositeTypesRule : ValidationRule, ITypeConditionRule
{
    public void CheckTypeCondition(NamedTypeNode condition, GraphQLNamedType type, ValidationContext context)
    {
        if (!type.IsComposite)
        {
            context.Report(this, $"A fragment cannot stand on \"{type}\", which has no fields.", condition);
        }
    }
}
