using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Which projects a list holds; what is null does not narrow it.</summary>
/// <param name="Agency">Only projects that this agency owns or takes part in.</param>
/// <param name="Phase">Only projects in this phase.</param>
/// <param name="Hashtag">Only projects with this hashtag, with or without <c>#</c>, in any case.</param>
sealed record ProjectFilter(AgencyId? Agency = null, ProjectPhase? Phase = null, string? Hashtag = null)
{
    /// <summary>Only projects on whose team this person is. Asked through the person alone, so that only those who may see them can.</summary>
    public PersonId? Member { get; init; }
}
