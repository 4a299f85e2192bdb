using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>Something that a project does not know yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What is not known.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedBy">Who put it into words; null for the system itself.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Closing">How it was settled or let go; null while it is open.</param>
sealed record Uncertainty(
    UncertaintyId Id, Text Text, UncertaintyStatus Status, PersonId? OpenedBy, DateTimeOffset OpenedAt, UncertaintyClosing? Closing);
