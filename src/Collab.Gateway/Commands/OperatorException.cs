namespace Collab.Gateway.Commands;

/// <summary>An error that the operator can fix. The message is the one line that they see.</summary>
sealed class OperatorException(string message, Exception? innerException = null) : Exception(message, innerException);
