using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>Who decided a turn: a person of the network, or a group in words, such as "the steering group". Exactly one of the two.</summary>
/// <param name="Person">The person.</param>
/// <param name="Group">The group.</param>
sealed record Decider(PersonId? Person = null, Text? Group = null);
