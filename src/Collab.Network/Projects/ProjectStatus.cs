using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>What a team says about where it is.</summary>
/// <param name="Summary">Where the project is now, in a few sentences.</param>
/// <param name="Next">What is next.</param>
/// <param name="UpdatedAt">When the team last said so.</param>
sealed record ProjectStatus(Text? Summary, Text? Next, DateTimeOffset UpdatedAt);
