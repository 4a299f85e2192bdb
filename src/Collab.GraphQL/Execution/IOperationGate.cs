namespace Collab.GraphQL.Execution;

/// <summary>Decides whether a prepared operation may run, after its variables were coerced.</summary>
public interface IOperationGate
{
    /// <summary>Returns null to run the operation, or the error for the client.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The coerced variables of this request.</param>
    GraphQLError? Check(PreparedOperation operation, CoercedVariables variables);
}
