using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

public class ProjectSettingTests
{
    [Fact]
    public void A_phase_may_follow_any_other()
    {
        var phases = Enum.GetValues<ProjectPhase>().Where(phase => phase != ProjectPhase.Closed).ToArray();
        foreach (var from in phases)
        {
            var given = from == ProjectPhase.Forming ? Usual() : Usual(new PhaseEntered(from));
            foreach (var to in phases.Where(phase => phase != from))
            {
                given.When(new MoveToPhase(to)).Happens(new PhaseEntered(to));
            }

            given.When(new MoveToPhase(from)).HappensNothing();
        }
    }

    [Fact]
    public void Closing_is_a_command_of_its_own()
        => Usual().When(new MoveToPhase(ProjectPhase.Closed)).IsRefused((RefusalCode.Invalid, "phase"));

    [Fact]
    public void Two_who_move_the_project_see_each_other()
        => Usual(new PhaseEntered(ProjectPhase.Trying)).When(new MoveToPhase(ProjectPhase.Defining), basedOn: 3).IsRefused((RefusalCode.Conflict, "phase"));

    [Theory]
    [InlineData("Yhteistyö")]
    [InlineData("#Expertstöd")]
    [InlineData("Tieto_2026")]
    public void Hashtags_are_words_of_any_alphabet(string hashtag)
        => Usual().When(new SetHashtags([hashtag])).Happens(new HashtagsChanged([hashtag.TrimStart('#')]));

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("kaksi sanaa")]
    [InlineData("a-b")]
    [InlineData("nul\0")]
    public void What_is_no_word_is_no_hashtag(string hashtag)
        => Usual().When(new SetHashtags([hashtag])).IsRefused((RefusalCode.Invalid, "hashtags"));

    [Fact]
    public void Hashtags_are_bounded_in_number_and_length()
    {
        Usual().When(new SetHashtags([.. Enumerable.Range(0, 21).Select(number => $"tag{number}")])).IsRefused((RefusalCode.Invalid, "hashtags"));
        Assert.NotEmpty(Usual().When(new SetHashtags([.. Enumerable.Range(0, 20).Select(number => $"tag{number}")])).Events);
        Usual().When(new SetHashtags([new string('x', 51)])).IsRefused((RefusalCode.Invalid, "hashtags"));
    }

    [Fact]
    public void Letters_composed_and_decomposed_are_the_same_hashtag()
        => Usual().When(new SetHashtags(["Asiantuntijatyö", "asiantuntijatyo\u0308"])).Happens(new HashtagsChanged(["Asiantuntijatyö"]));

    [Fact]
    public void The_same_hashtags_again_change_nothing_and_none_are_fine()
    {
        Usual().When(new SetHashtags(["#tieto"])).HappensNothing();
        Usual().When(new SetHashtags([])).Happens(new HashtagsChanged([]));
        var refusal = Assert.Single(Usual(new HashtagsChanged(["a"])).When(new SetHashtags(["b"]), basedOn: 3).IsRefused((RefusalCode.Conflict, "hashtags")));
        Assert.Equal(("#b", "#a"), (refusal.Yours, refusal.Current));
    }

    [Fact]
    public void The_audience_changes_while_somebody_can_carry_on()
    {
        Usual().When(new SetAudience(ProjectAudience.Team)).Happens(new ProjectAudienceChanged(ProjectAudience.Team));
        Usual().When(new SetAudience(ProjectAudience.Network)).HappensNothing();
        Events(Started).When(new SetAudience(ProjectAudience.Team), AsFacilitator).IsRefused((RefusalCode.Invalid, "audience"));
        Events(Started).When(new SetAudience(ProjectAudience.Public), AsFacilitator).Happens(new ProjectAudienceChanged(ProjectAudience.Public));
        Usual(new ProjectAudienceChanged(ProjectAudience.Team)).When(new SetAudience(ProjectAudience.Public), basedOn: 3).IsRefused((RefusalCode.Conflict, "audience"));
    }

    [Fact]
    public void Agencies_come_and_go_and_the_owner_stays()
    {
        Usual().When(new InviteAgency(FoodAuthority)).Happens(new AgencyInvited(FoodAuthority));
        Usual().When(new InviteAgency(Porvoo)).HappensNothing();
        Usual().When(new InviteAgency(Lahti)).HappensNothing();
        Usual().When(new WithdrawAgency(Porvoo)).Happens(new AgencyWithdrawn(Porvoo));
        Usual().When(new WithdrawAgency(FoodAuthority)).HappensNothing();
        Usual().When(new WithdrawAgency(Lahti)).IsRefused((RefusalCode.Invalid, "agency"));
        Usual().When(new InviteAgency(FoodAuthority), facts: ProjectFacts.None with { Missing = ["agency"] }).IsRefused((RefusalCode.NotFound, "agency"));
    }
}
