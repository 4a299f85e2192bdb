using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.3.3: fields of objects select subfields, and fields of scalars and enums do not.</summary>
sealed class ScalarLeafsRule : ValidationRule, IFieldRule
{
    public void CheckField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition, ValidationContext context)
    {
        if (definition is null)
        {
            return;
        }

        if (definition.Type.NamedType.IsLeaf)
        {
            if (field.SelectionSet is { } subfields)
            {
                context.Report(this, $"Field \"{definition.Name}\" of type \"{definition.Type}\" has no subfields to select.", subfields);
            }
        }
        else if (field.SelectionSet is null)
        {
            context.Report(
                this,
                $"Field \"{definition.Name}\" of type \"{definition.Type}\" must have a selection of subfields. Did you mean \"{definition.Name} {{ ... }}\"?",
                field);
        }
    }
}
