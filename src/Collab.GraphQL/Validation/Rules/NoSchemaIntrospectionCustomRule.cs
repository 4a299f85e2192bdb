using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Not of the specification: the schema cannot be asked for where its host has switched that off.</summary>
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
