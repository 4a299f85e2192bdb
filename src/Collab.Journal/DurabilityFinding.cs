namespace Collab.Journal;

/// <summary>A database setting under which an acknowledged change might not survive a crash.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Danger">The possible damage, in a sentence.</param>
public sealed record DurabilityFinding(string Setting, string Value, string Danger);
