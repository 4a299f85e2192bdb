namespace Collab.Journal;

/// <summary>Makes a command happen once: author and client mutation id are unique in the journal, and what the command led to is kept with them.</summary>
/// <param name="Author">Who asks.</param>
/// <param name="ClientMutationId">The client's own id for the request; unique per author.</param>
/// <param name="Fingerprint">A hash of the input, so that a repeat can be told from another command under the same id.</param>
/// <param name="Subject">Global id of what the command was about: what a repeat answers with.</param>
public sealed record CommandKey(string Author, string ClientMutationId, string Fingerprint, string Subject);
