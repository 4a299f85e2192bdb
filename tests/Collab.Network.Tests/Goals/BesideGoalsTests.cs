using Collab.Network.Goals;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Goals;

/// <summary>What a project does not know yet, and solutions that came too early.</summary>
public class BesideGoalsTests
{
    static readonly UncertaintyOpened Opened = new(1, Fi("Kuka tietoa käyttää?"));
    static readonly UncertaintySettled Settled = new(1, Insight, Fi("Asukkaat ja hakijat"));
    static readonly UncertaintyLetGo LetGo = new(1, Fi("Ei vaikuta ratkaisuun"));
    static readonly ParkedIdea App = new(Fi("Mobiilisovellus"), null, Fi("Ei tiedetä, kuka sitä käyttäisi"));
    static readonly SolutionParked Parked = new(1, App);

    [Fact]
    public void An_uncertainty_is_put_into_words()
    {
        GivenBoard.Goals(0).When(Ask.Open(Opened.Text)).Happens(Opened);
        GivenBoard.Events(Opened).When(Ask.Open(Opened.Text)).Happens(Opened with { Number = 2 });
        GivenBoard.Events(Enumerable.Range(1, 500).Select(number => Opened with { Number = number })).When(Ask.Open(Opened.Text))
            .IsRefused((RefusalCode.Invalid, "project"));
        var uncertainty = GivenBoard.Events(Opened).State!.Uncertainty(1)!;
        Assert.Equal((UncertaintyStatus.Open, Aino, Begin.AddMinutes(2)), (uncertainty.Status, uncertainty.OpenedBy!.Value, uncertainty.OpenedAt));
    }

    [Fact]
    public void An_uncertainty_is_settled_by_an_insight_or_in_words()
    {
        GivenBoard.Events(Opened).When(new SettleUncertainty(Ask.Uncertainty(1), Insight, Settled.Explanation)).Happens(Settled);
        GivenBoard.Events(Opened).When(new SettleUncertainty(Ask.Uncertainty(1), Insight, null)).Happens(Settled with { Explanation = null });
        GivenBoard.Events(Opened).When(new SettleUncertainty(Ask.Uncertainty(1), null, Settled.Explanation)).Happens(Settled with { Insight = null });
        GivenBoard.Events(Opened).When(new SettleUncertainty(Ask.Uncertainty(1), null, null)).IsRefused((RefusalCode.Invalid, "explanation"));
        GivenBoard.Events(Opened).When(new SettleUncertainty(Ask.Uncertainty(1), Insight, Fi(" "))).IsRefused((RefusalCode.Invalid, "explanation"));
        GivenBoard.Events(Opened).When(new SettleUncertainty(Ask.Uncertainty(2), Insight, null)).IsRefused((RefusalCode.NotFound, "uncertainty"));
        var closing = GivenBoard.Events(Opened, Settled).State!.Uncertainty(1)!.Closing!;
        Assert.Equal((Insight, "Asukkaat ja hakijat", Aino), (closing.Insight!.Value, closing.Words!.Value, closing.Author!.Value));
    }

    [Fact]
    public void What_is_no_longer_open_is_reopened_first()
    {
        GivenBoard.Events(Opened, Settled).When(new SettleUncertainty(Ask.Uncertainty(1), Insight, Settled.Explanation)).HappensNothing();
        GivenBoard.Events(Opened, Settled).When(new SettleUncertainty(Ask.Uncertainty(1), Insight, Fi("Muu"))).IsRefused((RefusalCode.Invalid, "uncertainty"));
        GivenBoard.Events(Opened, Settled).When(new LetGoUncertainty(Ask.Uncertainty(1), LetGo.Reason!)).IsRefused((RefusalCode.Invalid, "uncertainty"));
        GivenBoard.Events(Opened, LetGo).When(new SettleUncertainty(Ask.Uncertainty(1), Insight, null)).IsRefused((RefusalCode.Invalid, "uncertainty"));
        GivenBoard.Events(Opened, LetGo).When(new ReopenUncertainty(Ask.Uncertainty(1), Fi("Vaikuttaa sittenkin"))).Happens(new UncertaintyReopened(1, Fi("Vaikuttaa sittenkin")));
        GivenBoard.Events(Opened, Settled, new UncertaintyReopened(1, null)).When(new LetGoUncertainty(Ask.Uncertainty(1), LetGo.Reason!)).Happens(LetGo);
        GivenBoard.Events(Opened).When(new ReopenUncertainty(Ask.Uncertainty(1), null)).HappensNothing();
        GivenBoard.Events(Opened, LetGo).When(new ReopenUncertainty(Ask.Uncertainty(1), Fi(""))).IsRefused((RefusalCode.Invalid, "reason"));
        GivenBoard.Nothing.When(new ReopenUncertainty(Ask.Uncertainty(1), null)).IsRefused((RefusalCode.NotFound, "uncertainty"));
        Assert.Null(GivenBoard.Events(Opened, Settled, new UncertaintyReopened(1, null)).State!.Uncertainty(1)!.Closing);
    }

    [Fact]
    public void An_uncertainty_is_let_go_with_a_reason()
    {
        GivenBoard.Events(Opened).When(new LetGoUncertainty(Ask.Uncertainty(1), LetGo.Reason!)).Happens(LetGo);
        GivenBoard.Events(Opened, LetGo).When(new LetGoUncertainty(Ask.Uncertainty(1), Fi("Muu syy")!)).HappensNothing();
        GivenBoard.Events(Opened).When(new LetGoUncertainty(Ask.Uncertainty(1), Fi("")!)).IsRefused((RefusalCode.Invalid, "reason"));
        GivenBoard.Events(Opened).When(new LetGoUncertainty(Ask.Uncertainty(7), LetGo.Reason!)).IsRefused((RefusalCode.NotFound, "uncertainty"));
    }

    [Fact]
    public void Of_two_editors_of_one_uncertainty_the_second_sees_what_is_known()
    {
        var moved = GivenBoard.Events(Opened, Settled);
        var refusal = Assert.Single(moved.When(new LetGoUncertainty(Ask.Uncertainty(1), LetGo.Reason!), basedOn: 2).IsRefused((RefusalCode.Conflict, "uncertainty")));
        Assert.Equal("Asukkaat ja hakijat", refusal.Current);
        moved.When(new ReopenUncertainty(Ask.Uncertainty(1), null), basedOn: 2).IsRefused((RefusalCode.Conflict, "uncertainty"));
        moved.When(new ReopenUncertainty(Ask.Uncertainty(1), null), basedOn: 3).Happens(new UncertaintyReopened(1, null));
    }

    [Fact]
    public void A_solution_that_came_too_early_is_kept()
    {
        GivenBoard.Goals(0).When(Ask.Park(App)).Happens(Parked);
        GivenBoard.Goals(0).When(Ask.Park(new ParkedIdea(Fi(""), Fi(""), Fi(""))))
            .IsRefused((RefusalCode.Invalid, "title"), (RefusalCode.Invalid, "text"), (RefusalCode.Invalid, "whyTooEarly"));
        GivenBoard.Events(Enumerable.Range(1, 500).Select(number => Parked with { Number = number })).When(Ask.Park(App))
            .IsRefused((RefusalCode.Invalid, "project"));
    }

    [Fact]
    public void A_parked_solution_is_described_anew_bit_by_bit()
    {
        var given = GivenBoard.Events(Parked);
        given.When(new EditParkedSolution(Ask.Solution(1), Text: Fi("Kännykkään"))).Happens(new ParkedSolutionEdited(1, App with { Text = Fi("Kännykkään") }));
        given.When(new EditParkedSolution(Ask.Solution(1), RemoveWhyTooEarly: true)).Happens(new ParkedSolutionEdited(1, App with { WhyTooEarly = null }));
        given.When(new EditParkedSolution(Ask.Solution(1), RemoveText: true)).HappensNothing();
        given.When(new EditParkedSolution(Ask.Solution(1), Title: Fi(""))).IsRefused((RefusalCode.Invalid, "title"));
        given.When(new EditParkedSolution(Ask.Solution(2))).IsRefused((RefusalCode.NotFound, "parkedSolution"));
        GivenBoard.Events(Parked, new ParkedSolutionEdited(1, App with { Title = Fi("Sovellus"), Text = Fi("Näin") }))
            .When(new EditParkedSolution(Ask.Solution(1), Fi("Oma"), Fi("Oma"), WhyTooEarly: Fi("Oma")), basedOn: 2)
            .IsRefused((RefusalCode.Conflict, "title"), (RefusalCode.Conflict, "text"), (RefusalCode.Conflict, "whyTooEarly"));
    }

    [Fact]
    public void A_parked_solution_is_taken_up_for_a_goal_when_its_time_has_come()
    {
        var given = GivenBoard.Events(Parked, new GoalPlaced(NewGoalId(1), null), new GoalPlaced(NewGoalId(2), null));
        given.When(new TakeUpSolution(Ask.Solution(1), NewGoalId(1))).Happens(new SolutionTakenUp(1, NewGoalId(1)));
        given.When(new TakeUpSolution(Ask.Solution(1), null)).Happens(new SolutionTakenUp(1, null));
        given.When(new TakeUpSolution(Ask.Solution(1), NewGoalId(3))).IsRefused((RefusalCode.NotFound, "goal"));
        given.When(new TakeUpSolution(Ask.Solution(2), null)).IsRefused((RefusalCode.NotFound, "parkedSolution"));

        var takenUp = GivenBoard.Events(
            Parked, new GoalPlaced(NewGoalId(1), null), new GoalPlaced(NewGoalId(2), null), new SolutionTakenUp(1, NewGoalId(1)));
        takenUp.When(new TakeUpSolution(Ask.Solution(1), NewGoalId(1))).HappensNothing();
        takenUp.When(new TakeUpSolution(Ask.Solution(1), null)).HappensNothing();
        takenUp.When(new TakeUpSolution(Ask.Solution(1), NewGoalId(2))).Happens(new SolutionTakenUp(1, NewGoalId(2)));
        takenUp.When(new TakeUpSolution(Ask.Solution(1), NewGoalId(2)), basedOn: 4).IsRefused((RefusalCode.Conflict, "parkedSolution"));
        Assert.Equal(App, takenUp.State!.ParkedSolution(1)!.Idea);
    }
}
