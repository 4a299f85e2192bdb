using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What a key result measures and where it should get to.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="From">The number at the start, in <paramref name="Unit"/>.</param>
/// <param name="To">The target, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit, such as days; null for a bare number.</param>
/// <param name="Direction">Which way it should go.</param>
sealed record KeyResultDefinition(Text Title, double From, double To, Text? Unit, Direction Direction);
