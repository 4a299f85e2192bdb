using Collab.Network.Access;

namespace Collab.Network.Kernel;

/// <summary>What goes with every command: who asks, what their edit was based on, and how a repeat is known.</summary>
/// <param name="Viewer">Who asks.</param>
/// <param name="BasedOn">The version of the aggregate that an edit was based on; null to edit whatever is there.</param>
/// <param name="ClientMutationId">The client's own id of this command; a repeat answers the first outcome.</param>
/// <param name="Fingerprint">A hash of the input, so that an id used again for something else is noticed; empty without a <paramref name="ClientMutationId"/>.</param>
public sealed record CommandContext(Viewer Viewer, int? BasedOn = null, string? ClientMutationId = null, string Fingerprint = "");
