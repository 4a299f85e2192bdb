using Collab.Journal;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Something that happened, as a listener may read it.</summary>
/// <param name="Source">The kind of stream that it stands in.</param>
/// <param name="Recorded">The event.</param>
/// <param name="Node">The aggregate that it happened to, as it is now.</param>
sealed record Change(ChangeSource Source, RecordedEvent Recorded, object Node);
