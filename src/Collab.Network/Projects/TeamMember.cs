using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>
/// Somebody on a project's team. What they tell of their own background is kept outside the history, so that it can be
/// erased; see <see cref="MemberBackground"/>.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency that they come from; null when they come from none.</param>
/// <param name="Role">Why they are here.</param>
/// <param name="Expectations">What they expect.</param>
/// <param name="Tier">How closely they belong to the team.</param>
/// <param name="JoinedAt">When they joined.</param>
sealed record TeamMember(PersonId Person, AgencyId? Agency, Text? Role, Text? Expectations, TeamTier Tier, DateTimeOffset JoinedAt);
