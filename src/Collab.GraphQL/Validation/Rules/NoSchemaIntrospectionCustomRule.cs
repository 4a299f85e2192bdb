using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Not part of the specification: refuses introspection.</summary>
sealed class NoSchemaIntrospectionCustomRule : ValidationRule, IFieldRule
{
    public void CheckField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition, ValidationContext context)
    {
        if (definition?.Type.NamedType.Name.StartsWith("__", StringComparison.Ordinal) == true)
        {
            context.Report(this, $"Introspection is switched off here: \"{field.Name.Value}\" cannot be asked for.", field);
        }
    }
}
