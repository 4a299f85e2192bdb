namespace Collab.GraphQL.Validation;

/// <summary>Ends a validation at one of its bounds; never leaves <see cref="DocumentValidator"/>.</summary>
sealed class ValidationStoppedException(string message, int? steps = null) : Exception(message)
{
    /// <summary>How many steps were taken, when there were too many.</summary>
    public int? Steps => steps;
}
