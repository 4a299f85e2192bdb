using System.Collections.Immutable;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>Validates a document against a schema (section 5).</summary>
public static class DocumentValidator
{
    /// <summary>Checks a document: one walk over it feeds all rules.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">The options; null for all rules of the specification.</param>
    /// <returns>The errors in document order; empty when the document is valid.</returns>
    public static ImmutableArray<ValidationError> Validate(GraphQLSchema schema, DocumentNode document, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        try
        {
            new DocumentWalker(context).Walk();
        }
        catch (ValidationStoppedException stopped)
        {
            context.Add(new ValidationError("", stopped.Message, []) { Steps = stopped.Steps });
        }
        catch (InsufficientExecutionStackException)
        {
            context.Add(new ValidationError("", "The document is nested too deeply to be checked. Nest less deeply.", []));
        }

        return context.Errors;
    }
}
