using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Somebody joined the team.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency that they come from.</param>
/// <param name="Role">Why they are here.</param>
/// <param name="Expectations">What they expect.</param>
/// <param name="Tier">How closely they belong to the team.</param>
sealed record TeamMemberJoined(PersonId Person, AgencyId? Agency, Text? Role, Text? Expectations, TeamTier Tier)
    : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

/// <summary>Somebody's entry in the team changed.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Agency">The agency that they come from, from now on.</param>
/// <param name="Role">Why they are here, from now on.</param>
/// <param name="Expectations">What they expect from now on.</param>
/// <param name="Tier">How closely they belong to the team from now on.</param>
sealed record TeamMemberEdited(PersonId Person, AgencyId? Agency, Text? Role, Text? Expectations, TeamTier Tier)
    : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}

/// <summary>Somebody on the team told of their background, or took it back; what it says is not kept.</summary>
/// <param name="Person">Who.</param>
sealed record TeamMemberIntroduced(PersonId Person) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Background(Person);
}

/// <summary>Somebody left the team.</summary>
/// <param name="Person">Who.</param>
sealed record TeamMemberLeft(PersonId Person) : ProjectEvent, ITouchesPart
{
    string ITouchesPart.Part => ProjectParts.Member(Person);
}
