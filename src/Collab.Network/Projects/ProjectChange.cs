using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Something that changed in a project, in words for its status page.</summary>
/// <param name="Description">What changed.</param>
/// <param name="Count">How often on that day.</param>
/// <param name="At">When; of several, the last.</param>
sealed record ProjectChange(Text Description, int Count, DateTimeOffset At);
