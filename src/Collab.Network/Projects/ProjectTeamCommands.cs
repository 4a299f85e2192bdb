using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Take somebody into the team.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency that they come from; null for their own: one that takes part before others.</param>
/// <param name="Role">Why they are here.</param>
/// <param name="Background">What they tell of their background.</param>
/// <param name="Expectations">What they expect.</param>
/// <param name="Tier">How closely they belong to the team.</param>
public sealed record AddTeamMember(PersonId Person, AgencyId? Agency, Text? Role, Text? Background, Text? Expectations, TeamTier Tier)
    : ProjectCommand;

/// <summary>Change somebody's entry in the team; what is null stays.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Agency">The agency that they come from.</param>
/// <param name="Role">Why they are here.</param>
/// <param name="Background">What they tell of their background.</param>
/// <param name="RemoveBackground">Whether what they told of their background is taken back.</param>
/// <param name="Expectations">What they expect.</param>
/// <param name="Tier">How closely they belong to the team.</param>
public sealed record EditTeamMember(
    PersonId Person,
    AgencyId? Agency,
    TextEdit? Role,
    TextEdit? Background,
    bool RemoveBackground,
    TextEdit? Expectations,
    TeamTier? Tier) : ProjectCommand;

/// <summary>Let somebody leave the team.</summary>
/// <param name="Person">Who.</param>
public sealed record RemoveTeamMember(PersonId Person) : ProjectCommand;
