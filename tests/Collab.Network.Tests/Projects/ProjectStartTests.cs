using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

public class ProjectStartTests
{
    static readonly StartProject Start = new(Fi("Tiedolla johtaminen"), null, Lahti, [Porvoo], ProjectAudience.Network, ["tieto"], "tiedolla-johtaminen", false, JoinTeam: true);
    static readonly ProjectFacts OfLahti = ProjectFacts.None with { PersonAgencies = [Lahti] };

    [Fact]
    public void Whoever_starts_a_project_is_the_first_of_its_core()
        => GivenProject.Nothing.When(Start, AsAino, facts: OfLahti).Happens(Started, AinoJoined);

    [Fact]
    public void One_may_start_a_project_without_joining_it()
        => GivenProject.Nothing.When(Start with { JoinTeam = false }, AsAino).Happens(Started);

    [Fact]
    public void A_title_is_enough_the_agency_is_ones_own()
        => GivenProject.Nothing.When(Start with { Owner = null, Participants = [], Hashtags = [] }, AsAino, facts: OfLahti)
            .Happens(Started with { Participants = [], Hashtags = [] }, AinoJoined);

    [Fact]
    public void Somebody_of_several_agencies_joins_for_one_that_takes_part()
        => GivenProject.Nothing.When(Start, AsFacilitator, facts: ProjectFacts.None with { PersonAgencies = [FoodAuthority, Porvoo] })
            .Happens(Started, new TeamMemberJoined(Carla, Porvoo, null, null, TeamTier.Core));

    [Fact]
    public void The_owner_is_no_participant_and_agencies_are_named_once()
        => GivenProject.Nothing.When(Start with { Participants = [Lahti, Porvoo, Porvoo] }, AsAino, facts: OfLahti).Happens(Started, AinoJoined);

    [Fact]
    public void Hashtags_lose_their_sign_and_their_doubles()
        => GivenProject.Nothing.When(Start with { Hashtags = ["#Tieto", "tieto", " ##TIETO "], JoinTeam = false })
            .Happens(Started with { Hashtags = ["Tieto"] });

    [Fact]
    public void Starting_what_has_started_changes_nothing() => Usual().When(Start).HappensNothing();

    [Fact]
    public void Strangers_to_the_agency_may_not_start_its_project()
    {
        GivenProject.Nothing.When(Start, AsCarla).IsRefused((RefusalCode.Forbidden, ""));
        GivenProject.Nothing.When(Start, Viewer.Visitor()).IsRefused((RefusalCode.Forbidden, ""));
    }

    [Fact]
    public void A_facilitator_says_whose_project_it_is()
        => GivenProject.Nothing.When(Start with { Owner = null }, AsFacilitator).IsRefused((RefusalCode.Invalid, "owner"));

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
        => GivenProject.Nothing.When(
                Start with { Title = Fi(" "), Challenge = Fi(""), Hashtags = ["two words"], Slug = "Not A Slug", IsSlugChosen = true },
                facts: ProjectFacts.None with { Missing = ["participants"] })
            .IsRefused(
                (RefusalCode.Invalid, "title"),
                (RefusalCode.Invalid, "challenge"),
                (RefusalCode.Invalid, "hashtags"),
                (RefusalCode.Invalid, "slug"),
                (RefusalCode.NotFound, "participants"));

    [Theory]
    [InlineData(ProjectAudience.Agencies)]
    [InlineData(ProjectAudience.Team)]
    public void A_closed_circle_needs_somebody_in_it(ProjectAudience audience)
    {
        GivenProject.Nothing.When(Start with { Audience = audience, JoinTeam = false }).IsRefused((RefusalCode.Invalid, "audience"));
        GivenProject.Nothing.When(Start with { Audience = audience }, facts: OfLahti).Happens(Started with { Audience = audience }, AinoJoined);
    }

    [Fact]
    public void A_bounded_number_of_agencies_takes_part()
    {
        AgencyId[] many = [.. Enumerable.Range(0, 101).Select(_ => new AgencyId(Guid.NewGuid()))];
        GivenProject.Nothing.When(Start with { Participants = [.. many] }).IsRefused((RefusalCode.Invalid, "participants"));
        Assert.NotEmpty(GivenProject.Nothing.When(Start with { Participants = [.. many[1..]] }).Events);
    }
}
