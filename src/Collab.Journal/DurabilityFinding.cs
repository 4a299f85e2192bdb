namespace Collab.Journal;

/// <summary>A setting of the database under which a change answered as made might not survive a crash.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Danger">What may happen, in a sentence.</param>
public sealed record DurabilityFinding(string Setting, string Value, string Danger);
