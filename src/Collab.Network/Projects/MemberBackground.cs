using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>What somebody on a team tells of their background; kept outside the history, so that it can be erased.</summary>
/// <param name="Person">Who.</param>
/// <param name="Background">What they tell.</param>
sealed record MemberBackground(PersonId Person, Text Background);
