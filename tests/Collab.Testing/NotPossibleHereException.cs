namespace Collab.Testing;

/// <summary>This machine does not let a trial be made; the message says what is missing.</summary>
public sealed class NotPossibleHereException(string message) : Exception(message);
