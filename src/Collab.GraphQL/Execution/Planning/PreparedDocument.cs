using System.Collections.Concurrent;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>A valid document; its operations are prepared on first use.</summary>
sealed class PreparedDocument(ExecutableSchema schema, DocumentNode document, LimitRules limits, bool observesFields)
{
    readonly ConcurrentDictionary<string, PreparedOperation> _byName = new(StringComparer.Ordinal);
    PreparedOperation? _only;

    /// <summary>Maximum number of plans.</summary>
    public int Plans { get; } =
        document.Definitions.OfType<OperationDefinitionNode>().Count() * (ConditionVariables.AreIn(document) ? PreparedOperation.MaxVariants : 1);

    /// <summary>GetOperation (specification 6.1).</summary>
    /// <exception cref="InputException">The name is missing and there are several operations, or there is none with that name.</exception>
    public PreparedOperation Operation(string? name)
    {
        if (name is null)
            return _only ??= Prepare(Only());

        return _byName.TryGetValue(name, out var known) ? known : _byName.GetOrAdd(name, Prepare(Named(name)));
    }

    PreparedOperation Prepare(OperationDefinitionNode definition) => new(schema, document, definition, limits, observesFields);

    IEnumerable<OperationDefinitionNode> Operations => document.Definitions.OfType<OperationDefinitionNode>();

    OperationDefinitionNode Only()
    {
        var operations = Operations.Take(2).ToArray();
        return operations.Length switch
        {
            1 => operations[0],
            0 => throw new InputException("The document has no operation. Add a query or mutation."),
            _ => throw new InputException("The document has several operations. Say with operationName which one to run."),
        };
    }

    OperationDefinitionNode Named(string name) => Operations.FirstOrDefault(operation => operation.Name?.Value == name)
        ?? throw new InputException($"The document has no operation named \"{name}\".");
}
