using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.1.1: a document for execution holds operations and fragments only.</summary>
sealed class ExecutableDefinitionsRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
            {
                context.Report(this, $"{Described(definition)} is not executable. Send operations and fragments only.", definition);
            }
        }
    }

    static string Described(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"The definition of \"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"The definition of \"@{directive.Name.Value}\"",
        _ => "A schema definition",
    };
}
