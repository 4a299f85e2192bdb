using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

public class ProjectClosingTests
{
    static readonly GivenProject Closed = Usual(new PhaseEntered(ProjectPhase.Trying), new ProjectClosed());

    [Fact]
    public void A_project_closes_with_its_lessons_or_without()
    {
        Usual().When(new CloseProject(null, null)).Happens(new ProjectClosed());
        Usual().When(new CloseProject(Fi("Maltti on valttia"), 9)).Happens(new ProjectClosed(), new LessonsWritten(Fi("Maltti on valttia"), 9));
        Closed.When(new CloseProject(null, null)).HappensNothing();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void A_recommendation_goes_from_nought_to_ten(int score)
        => Usual().When(new CloseProject(null, score)).IsRefused((RefusalCode.Invalid, "recommendation"));

    [Fact]
    public void Lessons_are_written_before_the_end_at_the_end_and_after_it()
    {
        Usual().When(new WriteLessons(Fi("Aikaa ymmärtämiselle"), null)).Happens(new LessonsWritten(Fi("Aikaa ymmärtämiselle"), null));
        Closed.When(new WriteLessons(null, 10)).Happens(new LessonsWritten(null, 10));
        Closed.When(new CloseProject(null, 0)).Happens(new LessonsWritten(null, 0));
        Closed.When(new WriteLessons(null, null)).HappensNothing();
        Usual(new LessonsWritten(Fi("Toisen"), 5)).When(new WriteLessons(Fi("Oma"), 5), basedOn: 3).IsRefused((RefusalCode.Conflict, "lessons"));
    }

    [Fact]
    public void A_closed_project_is_edited_after_reopening_only()
    {
        ProjectCommand[] edits =
        [
            new RenameProject(Fi("Uusi")), new ReviseChallenge(Fi("Uusi")), new SetHashtags([]), new SetAudience(ProjectAudience.Public),
            new MoveToPhase(ProjectPhase.Ideating), new InviteAgency(FoodAuthority), new WithdrawAgency(Porvoo),
            new AddTeamMember(Carla, null, null, null, null, TeamTier.Open), new EditTeamMember(Bo, null, Fi("Uusi"), null, false, null, null),
            new RemoveTeamMember(Bo), new AgreeOnWork(Fi("Uusi")), new PlanKickOff(Begin, MeetingForm.Remote, null, null, null, null),
            new DescribeBaseline(Fi("Uusi")), new UpdateStatus(Fi("Uusi"), null),
        ];
        Assert.All(edits, edit => Closed.When(edit).IsRefused((RefusalCode.Invalid, "")));
    }

    [Fact]
    public void A_project_goes_on_where_it_ended()
    {
        Closed.When(new ReopenProject()).Happens(new ProjectReopened(ProjectPhase.Trying));
        Usual().When(new ReopenProject()).HappensNothing();
        var reopened = Usual(new PhaseEntered(ProjectPhase.Trying), new ProjectClosed(), new LessonsWritten(Fi("Opit"), 7), new ProjectReopened(ProjectPhase.Trying)).State!;
        Assert.Equal((ProjectPhase.Trying, null, null), (reopened.Phase, reopened.ClosedAt, reopened.ClosedFrom));
        Assert.Equal((Fi("Opit"), 7), (reopened.Lessons, reopened.Recommendation));
    }

    [Fact]
    public void Strangers_neither_close_nor_reopen()
    {
        Usual().When(new CloseProject(null, null), AsCarla).IsRefused((RefusalCode.Forbidden, ""));
        Closed.When(new ReopenProject(), AsCarla).IsRefused((RefusalCode.Forbidden, ""));
        Closed.When(new WriteLessons(null, 1), AsCarla).IsRefused((RefusalCode.Forbidden, ""));
    }
}
