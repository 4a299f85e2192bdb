using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

public class ProjectTeamTests
{
    static readonly AddTeamMember AddCarla = new(Carla, FoodAuthority, Fi("Palvelumuotoilija"), null, Fi("Oppia yhdessä"), TeamTier.Core);
    static readonly TeamMemberJoined CarlaJoined = new(Carla, FoodAuthority, Fi("Palvelumuotoilija"), Fi("Oppia yhdessä"), TeamTier.Core);
    static readonly EditTeamMember EditBo = new(Bo, null, Fi("Kuuntelija"), null, false, null, null);

    [Fact]
    public void The_core_takes_somebody_in() => Usual().When(AddCarla).Happens(CarlaJoined);

    [Fact]
    public void A_background_is_told_but_not_kept_in_the_history()
        => Usual().When(AddCarla with { Background = Fi("20 vuotta asiakaspalvelua") }).Happens(CarlaJoined, new TeamMemberIntroduced(Carla, Fi("20 vuotta asiakaspalvelua")));

    [Fact]
    public void Nobody_says_the_agency_then_it_is_their_own()
        => Usual().When(AddCarla with { Agency = null }, facts: ProjectFacts.None with { PersonAgencies = [FoodAuthority] }).Happens(CarlaJoined);

    [Fact]
    public void Somebody_without_an_agency_is_welcome()
        => Usual().When(AddCarla with { Agency = null }).Happens(CarlaJoined with { Agency = null });

    [Fact]
    public void Adding_who_is_there_changes_nothing()
        => Usual().When(new AddTeamMember(Bo, FoodAuthority, Fi("Toinen"), null, null, TeamTier.Core)).HappensNothing();

    [Fact]
    public void Somebody_who_does_not_exist_cannot_join()
        => Usual().When(AddCarla, facts: ProjectFacts.None with { Missing = ["person"] }).IsRefused((RefusalCode.NotFound, "person"));

    [Fact]
    public void A_team_has_a_stated_maximum()
    {
        var full = Usual([.. Enumerable.Range(0, 98).Select(_ => new TeamMemberJoined(new PersonId(Guid.NewGuid()), null, null, null, TeamTier.Open))]);
        full.When(AddCarla).IsRefused((RefusalCode.Invalid, "person"));
        Assert.Equal(100, full.State!.Team.Length);
    }

    [Fact]
    public void Only_the_core_and_facilitators_say_who_is_on_the_team()
    {
        Usual().When(AddCarla, AsBo).IsRefused((RefusalCode.Forbidden, ""));
        Usual().When(new RemoveTeamMember(Aino), AsBo).IsRefused((RefusalCode.Forbidden, ""));
        Usual().When(AddCarla, AsFacilitator).Happens(CarlaJoined);
    }

    [Fact]
    public void Members_edit_their_own_entry_but_not_its_tier()
    {
        Usual().When(EditBo, AsBo).Happens(new TeamMemberEdited(Bo, Porvoo, Fi("Kuuntelija"), null, TeamTier.Open));
        Usual().When(EditBo with { Tier = TeamTier.Core }, AsBo).IsRefused((RefusalCode.Forbidden, ""));
        Usual().When(EditBo with { Tier = TeamTier.Core }).Happens(new TeamMemberEdited(Bo, Porvoo, Fi("Kuuntelija"), null, TeamTier.Core));
    }

    [Fact]
    public void Others_entries_are_the_cores_business()
        => Usual().When(EditBo with { Person = Aino }, AsBo).IsRefused((RefusalCode.Forbidden, ""));

    [Fact]
    public void An_edit_that_says_what_is_there_changes_nothing()
        => Usual(new TeamMemberIntroduced(Bo, Fi("Kirjastosta")), new TeamMemberEdited(Bo, Porvoo, Fi("Kuuntelija"), Fi("Oppia"), TeamTier.Open))
            .When(new EditTeamMember(Bo, Porvoo, Fi("Kuuntelija"), Fi("Kirjastosta"), false, Fi("Oppia"), TeamTier.Open))
            .HappensNothing();

    [Fact]
    public void A_background_can_be_changed_and_taken_back()
    {
        var told = Usual(new TeamMemberIntroduced(Bo, Fi("Kirjastosta")));
        var edit = new EditTeamMember(Bo, null, null, Fi("Neuvonnasta"), false, null, null);
        told.When(edit, AsBo).Happens(new TeamMemberIntroduced(Bo, Fi("Neuvonnasta")));
        told.When(edit with { Background = null, RemoveBackground = true }, AsBo).Happens(new TeamMemberIntroduced(Bo, IsTakenBack: true));
        Usual().When(edit with { Background = null, RemoveBackground = true }, AsBo).HappensNothing();
    }

    [Fact]
    public void Editing_somebody_who_is_not_on_the_team_finds_nobody()
        => Usual().When(EditBo with { Person = Carla }).IsRefused((RefusalCode.NotFound, "person"));

    [Fact]
    public void Two_editors_of_one_entry_see_both_versions()
    {
        var moved = Usual(new TeamMemberEdited(Bo, Porvoo, Fi("Kehittäjä"), null, TeamTier.Open));
        var refusal = Assert.Single(moved.When(EditBo, basedOn: 3).IsRefused((RefusalCode.Conflict, "role")));
        Assert.Equal(("Kuuntelija", "Kehittäjä"), (refusal.Yours, refusal.Current));
        moved.When(EditBo with { Role = null, Background = Fi("Neuvonnasta") }, basedOn: 3).Happens(new TeamMemberIntroduced(Bo, Fi("Neuvonnasta")));
        moved.When(new RemoveTeamMember(Bo), basedOn: 3).IsRefused((RefusalCode.Conflict, "person"));
    }

    [Fact]
    public void Anybody_may_leave_and_leaving_twice_changes_nothing()
    {
        Usual().When(new RemoveTeamMember(Bo), AsBo).Happens(new TeamMemberLeft(Bo));
        Usual(new TeamMemberLeft(Bo)).When(new RemoveTeamMember(Bo)).HappensNothing();
    }

    [Fact]
    public void When_the_core_is_gone_everybody_on_the_team_takes_care_of_it()
    {
        var withoutCore = Usual(new TeamMemberLeft(Aino));
        withoutCore.When(AddCarla, AsBo).Happens(CarlaJoined);
        withoutCore.When(AddCarla, AsCarla).IsRefused((RefusalCode.Forbidden, ""));
    }

    [Theory]
    [InlineData(ProjectAudience.Network, true)]
    [InlineData(ProjectAudience.Public, true)]
    [InlineData(ProjectAudience.Agencies, false)]
    [InlineData(ProjectAudience.Team, false)]
    public void The_last_one_stays_where_nobody_else_could_carry_on(object audience, bool mayLeave)
    {
        var leaving = Events(Started with { Audience = (ProjectAudience)audience }, AinoJoined).When(new RemoveTeamMember(Aino));
        if (mayLeave)
        {
            leaving.Happens(new TeamMemberLeft(Aino));
        }
        else
        {
            leaving.IsRefused((RefusalCode.Invalid, "person"));
        }
    }

    [Fact]
    public void Agencies_without_anybody_on_the_team_are_missing()
    {
        Assert.Empty(Usual().State!.MissingFromTeam);
        Assert.Equal([Lahti, Porvoo], Events(Started).State!.MissingFromTeam);
        Assert.Equal([FoodAuthority], Usual(new AgencyInvited(FoodAuthority)).State!.MissingFromTeam);
        Assert.Equal([Porvoo], Usual(new TeamMemberLeft(Bo)).State!.MissingFromTeam);
    }
}
