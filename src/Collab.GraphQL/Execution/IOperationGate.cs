namespace Collab.GraphQL.Execution;

/// <summary>Decides whether a prepared operation may run, when its variables are known.</summary>
public interface IOperationGate
{
    /// <summary>Null to let the operation run, or the error that the client gets instead.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The coerced variables of this request.</param>
    GraphQLError? Check(PreparedOperation operation, CoercedVariables variables);
}
