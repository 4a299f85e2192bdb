using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

public class ProjectWorkTests
{
    static readonly DateTimeOffset Monday = new(2026, 9, 7, 9, 0, 0, TimeSpan.FromHours(3));
    static readonly PlanKickOff Plan = new(Monday, MeetingForm.OnSite, Fi("Porvoo"), null, null, Fi("Kahvit ensin"));
    static readonly KickOff Planned = new(Monday, MeetingForm.OnSite, Fi("Porvoo"), null, null, Fi("Kahvit ensin"));

    [Fact]
    public void A_title_gets_translations()
    {
        var title = Fi("Tiedolla johtaminen").With("Kunskapsledning", Language.Sv);
        Usual().When(new RenameProject(title)).Happens(new ProjectRenamed(title));
        Usual(new ProjectRenamed(title)).When(new RenameProject(title)).HappensNothing();
        Usual().When(new RenameProject(Fi("Tiedolla johtaminen").With(" ", Language.Sv))).IsRefused((RefusalCode.Invalid, "title"));
        Usual().When(new RenameProject(Fi(new string('x', 201)))).IsRefused((RefusalCode.Invalid, "title"));
    }

    [Fact]
    public void Challenge_and_baseline_are_described_and_described_anew()
    {
        Usual().When(new ReviseChallenge(Fi("Mitä tietoa tarvitaan?"))).Happens(new ChallengeRevised(Fi("Mitä tietoa tarvitaan?")));
        Usual().When(new DescribeBaseline(Fi("Tieto on siiloissa."))).Happens(new BaselineDescribed(Fi("Tieto on siiloissa.")));
        Usual(new BaselineDescribed(Fi("Tieto on siiloissa."))).When(new DescribeBaseline(Fi("Tieto on siiloissa."))).HappensNothing();
        Usual().When(new DescribeBaseline(Fi(""))).IsRefused((RefusalCode.Invalid, "baseline"));
    }

    [Fact]
    public void Two_editors_of_different_parts_do_not_meet_and_of_the_same_part_do()
    {
        var moved = Usual(new ChallengeRevised(Fi("Uusi")));
        moved.When(new RenameProject(Fi("Toinen")), basedOn: 3).Happens(new ProjectRenamed(Fi("Toinen")));
        var refusal = Assert.Single(moved.When(new ReviseChallenge(Fi("Oma")), basedOn: 3).IsRefused((RefusalCode.Conflict, "challenge")));
        Assert.Equal(("Oma", "Uusi"), (refusal.Yours, refusal.Current));
        moved.When(new ReviseChallenge(Fi("Uusi")), basedOn: 3).HappensNothing();
        moved.When(new ReviseChallenge(Fi("Oma")), basedOn: 4).Happens(new ChallengeRevised(Fi("Oma")));
        moved.When(new ReviseChallenge(Fi("Oma"))).Happens(new ChallengeRevised(Fi("Oma")));
    }

    [Fact]
    public void A_working_agreement_has_versions()
    {
        var first = new WorkingAgreementMade(1, Fi("Etänä tiistaisin"));
        Usual().When(new AgreeOnWork(Fi("Etänä tiistaisin"))).Happens(first);
        Usual(first).When(new AgreeOnWork(Fi("Etänä tiistaisin"))).HappensNothing();
        Usual(first).When(new AgreeOnWork(Fi("Porvoossa kerran kuussa"))).Happens(new WorkingAgreementMade(2, Fi("Porvoossa kerran kuussa")));
        Usual(first).When(new AgreeOnWork(Fi("Oma")), basedOn: 3).IsRefused((RefusalCode.Conflict, "text"));
    }

    [Fact]
    public void A_working_agreement_has_a_stated_number_of_versions()
        => Usual([.. Enumerable.Range(1, 200).Select(number => new WorkingAgreementMade(number, Fi($"Versio {number}")))])
            .When(new AgreeOnWork(Fi("Vielä yksi"))).IsRefused((RefusalCode.Invalid, "text"));

    [Fact]
    public void A_kick_off_is_planned_with_time_and_form_and_edited_bit_by_bit()
    {
        Usual().When(Plan).Happens(new KickOffPlanned(Planned));
        Usual().When(Plan with { StartsAt = null, Form = null }).IsRefused((RefusalCode.Invalid, "startsAt"), (RefusalCode.Invalid, "form"));
        var notes = new PlanKickOff(null, null, null, Fi("Nykytila"), Fi("Odotukset"), null);
        Usual(new KickOffPlanned(Planned)).When(notes)
            .Happens(new KickOffPlanned(Planned with { PresentState = Fi("Nykytila"), Expectations = Fi("Odotukset") }));
        Usual(new KickOffPlanned(Planned)).When(Plan).HappensNothing();
    }

    [Fact]
    public void Two_planners_see_what_differs_and_only_that()
    {
        var moved = Usual(new KickOffPlanned(Planned), new KickOffPlanned(Planned with { StartsAt = Monday.AddDays(1), Place = Fi("Lahti") }));
        var refusals = moved.When(Plan, basedOn: 4).IsRefused((RefusalCode.Conflict, "startsAt"), (RefusalCode.Conflict, "place"));
        Assert.Equal(("2026-09-07T09:00:00+03:00", "2026-09-08T09:00:00+03:00"), (refusals[0].Yours, refusals[0].Current));
    }

    [Fact]
    public void A_status_says_where_we_are_and_what_is_next()
    {
        Usual().When(new UpdateStatus(Fi("Kuunnellaan"), null)).Happens(new StatusUpdated(Fi("Kuunnellaan"), null));
        var given = Usual(new StatusUpdated(Fi("Kuunnellaan"), null));
        given.When(new UpdateStatus(null, Fi("Haastattelut"))).Happens(new StatusUpdated(Fi("Kuunnellaan"), Fi("Haastattelut")));
        given.When(new UpdateStatus(Fi("Kuunnellaan"), null)).HappensNothing();
        given.When(new UpdateStatus(null, null)).HappensNothing();
        given.When(new UpdateStatus(Fi("Muuta"), null), basedOn: 3).IsRefused((RefusalCode.Conflict, "summary"));
    }

    [Fact]
    public void Everybody_on_the_team_writes_and_strangers_do_not()
    {
        Usual().When(new DescribeBaseline(Fi("Näin on")), AsBo).Happens(new BaselineDescribed(Fi("Näin on")));
        Usual().When(new DescribeBaseline(Fi("Näin on")), AsFacilitator).Happens(new BaselineDescribed(Fi("Näin on")));
        Usual().When(new DescribeBaseline(Fi("Näin on")), AsCarla).IsRefused((RefusalCode.Forbidden, ""));
        GivenProject.Nothing.When(new DescribeBaseline(Fi("Näin on"))).IsRefused((RefusalCode.NotFound, "project"));
    }
}
