using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>One version of what a team agreed about how it meets and works.</summary>
/// <param name="Number">The version's number, from 1.</param>
/// <param name="Text">What was agreed.</param>
/// <param name="AgreedAt">When.</param>
sealed record WorkingAgreement(int Number, Text Text, DateTimeOffset AgreedAt);
