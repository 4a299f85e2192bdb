namespace Collab.Faults.Servers;

/// <summary>This machine does not let a trial be made; the message says what is missing.</summary>
sealed class NotPossibleHereException(string message) : Exception(message);
