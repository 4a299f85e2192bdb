namespace Collab.Journal;

/// <summary>Makes a command idempotent: author and client mutation id are unique in the journal and stored with the command's outcome.</summary>
/// <param name="Author">The author of the command.</param>
/// <param name="ClientMutationId">The client's own id for the request; unique per author.</param>
/// <param name="Fingerprint">A hash of the input. It distinguishes a repeat from another command with the same id.</param>
/// <param name="Subject">Global id of the object that the command is about; a repeat returns it.</param>
public sealed record CommandKey(string Author, string ClientMutationId, string Fingerprint, string Subject);
