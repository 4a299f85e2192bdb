namespace Collab.GraphQL.Validation;

/// <summary>Ends a validation at one of its bounds; never leaves <see cref="DocumentValidator"/>.</summary>
sealed class ValidationStoppedException(string message) : Exception(message);
