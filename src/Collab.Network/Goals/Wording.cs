using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>How a goal is put into words.</summary>
/// <param name="Title">The goal in a few words.</param>
/// <param name="Text">What it means more closely; null when the title says it.</param>
sealed record Wording(Text Title, Text? Text = null);
