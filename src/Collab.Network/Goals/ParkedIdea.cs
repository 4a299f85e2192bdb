using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What a parked solution is.</summary>
/// <param name="Title">The solution in a few words.</param>
/// <param name="Text">The solution more closely.</param>
/// <param name="WhyTooEarly">Why its time has not come.</param>
sealed record ParkedIdea(Text Title, Text? Text = null, Text? WhyTooEarly = null);
