namespace Collab.Gateway.Commands;

/// <summary>Something that whoever started the program can mend. The message is the one line they are shown.</summary>
sealed class OperatorException(string message, Exception? innerException = null) : Exception(message, innerException);
