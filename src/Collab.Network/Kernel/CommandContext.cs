using Collab.Network.Access;

namespace Collab.Network.Kernel;

/// <summary>What goes with every command: who asks, what their edit was based on, and how a repeat is known.</summary>
/// <param name="Viewer">Who asks.</param>
/// <param name="BasedOn">The version of the aggregate that an edit was based on; null to edit whatever is there.</param>
/// <param name="ClientMutationId">The client's own id of this command; a repeat answers the first outcome.</param>
/// <param name="Fingerprint">A hash of the input, so that an id used again for something else is noticed; empty without a <paramref name="ClientMutationId"/>.</param>
public sealed record CommandContext(Viewer Viewer, int? BasedOn = null, string? ClientMutationId = null, string Fingerprint = "")
{
    /// <summary>The viewer's draft that the command shares: it goes when the command is written, or nothing is written. Null for none.</summary>
    public SharedDraft? Draft { get; init; }
}

/// <summary>A draft that a command shares.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Version">The version that was read; a later one is not thrown away unread. Null for whatever is there.</param>
public sealed record SharedDraft(DraftId Id, int? Version);
