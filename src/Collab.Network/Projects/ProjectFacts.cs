using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>What a decision on a project needs to know of what lies outside the project.</summary>
/// <param name="Missing">The input fields that name an agency or a person who is not there, or not for this viewer.</param>
/// <param name="PersonAgencies">The agencies of the person whom the command takes into the team.</param>
/// <param name="Background">What the person whose entry is edited tells of their background now.</param>
sealed record ProjectFacts(ImmutableArray<string> Missing, ImmutableArray<AgencyId> PersonAgencies, Text? Background)
{
    public static ProjectFacts None { get; } = new([], [], null);
}
