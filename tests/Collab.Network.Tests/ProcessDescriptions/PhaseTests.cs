using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using static Collab.Network.Tests.ProcessDescriptions.GivenProcess;

namespace Collab.Network.Tests.ProcessDescriptions;

public class PhaseTests
{
    [Fact]
    public void A_pasted_list_is_a_beginning()
    {
        var decision = Nothing.When(new DescribeProcess(
            GivenGoal.OfProject, Fi("Hakemus")!, Lines: new PhaseLinesInput("1. Vastaanotto\r\n\n - Käsittely\tKäsittelijä; Esihenkilö\tHakijat\n(3) Päätös\n  • 2 päivän odotus", Language.Fi)));

        decision.Happens(
            new ProcessDescribed(Id, GivenGoal.OfProject, Fi("Hakemus")),
            new PhasesAdded(
                [
                    new(1, PhaseDefinition.Of(Fi("Vastaanotto"))),
                    new(2, PhaseDefinition.Of(Fi("Käsittely")) with { Roles = [Fi("Käsittelijä"), Fi("Esihenkilö")], Groups = [new(Fi("Hakijat"))] }),
                    new(3, PhaseDefinition.Of(Fi("Päätös"))),
                    new(4, PhaseDefinition.Of(Fi("2 päivän odotus"))),
                ],
                null));
    }

    [Fact]
    public void Phases_come_after_each_other_by_place_and_condition()
    {
        var decision = Usual().When(new AddPhases(Id, [
            new NewPhaseInput(Fi("Tarkistus")!, Branching: PhaseBranching.One, Next: [new PhaseLinkInput(Place: 2, Condition: Fi("puutteita")!), new PhaseLinkInput(Phase(3))]),
            new NewPhaseInput(Fi("Täydennyspyyntö")!, Next: [new PhaseLinkInput(Place: 1)]),
        ]));

        var added = Assert.IsType<PhasesAdded>(Assert.Single(decision.Events));
        Assert.Equal([new PhaseLink(5, Fi("puutteita")), new PhaseLink(3)], added.Phases[0].Definition.Next!.Value.AsEnumerable());
        Assert.Equal([new PhaseLink(4)], added.Phases[1].Definition.Next!.Value.AsEnumerable());
    }

    [Fact]
    public void What_is_wrong_with_new_phases_is_told_where_it_stands()
        => Usual().When(new AddPhases(Id, [
            new NewPhaseInput(Fi(" ")!, Duration: "kaksi päivää", Roles: [Name("")]),
            new NewPhaseInput(Fi("B")!, Next: [new PhaseLinkInput(Place: 3), new PhaseLinkInput(Phase(9)), new PhaseLinkInput(), new PhaseLinkInput(Phase(1)), new PhaseLinkInput(Phase(1))]),
        ])).IsRefused(
            (RefusalCode.Invalid, "phases.0.title"),
            (RefusalCode.Invalid, "phases.0.duration"),
            (RefusalCode.Invalid, "phases.0.roles.0.name"),
            (RefusalCode.NotFound, "phases.1.next.0"),
            (RefusalCode.NotFound, "phases.1.next.1"),
            (RefusalCode.NotFound, "phases.1.next.2"),
            (RefusalCode.Invalid, "phases.1.next.4"));

    [Theory]
    [InlineData("P2D", true)]
    [InlineData("PT1H30M", true)]
    [InlineData("P1Y2M3DT4H5M6.5S", true)]
    [InlineData("P2W", true)]
    [InlineData("P0,5D", true)]
    [InlineData("P", false)]
    [InlineData("PT", false)]
    [InlineData("P1DT", false)]
    [InlineData("2D", false)]
    [InlineData("P-2D", false)]
    [InlineData("P2D ", false)]
    [InlineData("p2d", false)]
    [InlineData("", false)]
    public void Durations_are_those_of_ISO_8601(string text, bool expected) => Assert.Equal(expected, PhaseRules.IsDuration(text));

    [Fact]
    public void An_edit_changes_what_it_names_and_nothing_else()
    {
        var given = Usual(new PhaseEdited(2, PhaseDefinition.Of(Fi("Käsittely")) with { Roles = [Fi("Käsittelijä")], Duration = "P2D" }));
        var wanted = given.State!.Phase(2)!.Definition with { PainPoints = [new PainPoint(Fi("Jono on pitkä"), PainSeverity.Serious)] };

        given.When(new EditPhase(Phase(2), PainPoints: [new PainPointInput(Fi("Jono on pitkä")!, PainSeverity.Serious)])).Happens(new PhaseEdited(2, wanted));
        given.When(new EditPhase(Phase(2), Roles: [Name("Käsittelijä")], Duration: "P2D")).HappensNothing();
        given.When(new EditPhase(Phase(2), RemoveDuration: true)).Happens(new PhaseEdited(2, given.State!.Phase(2)!.Definition with { Duration = null }));
        given.When(new EditPhase(Phase(9), Duration: "P2D")).IsRefused((RefusalCode.NotFound, "phase"));
    }

    [Fact]
    public void Two_editors_of_one_phase_see_both_versions_and_two_of_two_phases_do_not_meet()
    {
        var given = Usual(new PhaseEdited(2, PhaseDefinition.Of(Fi("Arviointi"))));

        var refusal = given.When(new EditPhase(Phase(2), Title: Fi("Tutkinta")!), basedOn: 2).IsRefused((RefusalCode.Conflict, "title"))[0];
        Assert.Equal(("Tutkinta", "Arviointi"), (refusal.Yours, refusal.Current));
        Assert.Single(given.When(new EditPhase(Phase(1), Title: Fi("Saapuminen")!), basedOn: 2).Events);
    }

    [Fact]
    public void A_phase_that_goes_is_not_led_to_any_more()
    {
        var branching = PhaseDefinition.Of(Fi("Vastaanotto")) with { Branching = PhaseBranching.One, Next = [new(2), new(3)] };
        var given = Usual(new PhaseEdited(1, branching), new PhaseRemoved(2, null));

        Assert.Equal([new PhaseLink(3)], given.State!.Phase(1)!.Definition.Next!.Value.AsEnumerable());
        given.When(new AddPhases(Id, Lines: new PhaseLinesInput("Uusi", Language.Fi), After: Phase(1)))
            .Happens(new PhasesAdded([new(4, PhaseDefinition.Of(Fi("Uusi")))], 1));
    }

    [Fact]
    public void A_new_order_names_phases_that_are_there_and_keeps_the_others_behind()
    {
        Usual().When(new ReorderPhases(Id, [Phase(3)])).Happens(new PhasesReordered([3, 1, 2]));
        Usual().When(new ReorderPhases(Id, [Phase(1), Phase(2)])).HappensNothing();
        Usual().When(new ReorderPhases(Id, [Phase(4)])).IsRefused((RefusalCode.NotFound, "order.0"));
        Usual(new PhasesReordered([2, 1, 3])).When(new ReorderPhases(Id, [Phase(3)]), basedOn: 2).IsRefused((RefusalCode.Conflict, "order"));
    }

    [Fact]
    public void Whoever_may_read_but_not_edit_is_told_so_and_whoever_may_not_read_is_told_that_nothing_is_there()
    {
        Usual().When(new RenameProcess(Id, Fi("Uusi")!), rights: GivenGoal.MayRead).IsRefused((RefusalCode.Forbidden, ""));
        Usual().When(new RenameProcess(Id, Fi("Uusi")!), rights: default(ProjectRights)).IsRefused((RefusalCode.NotFound, "processDescription"));
        Nothing.When(new RenameProcess(Id, Fi("Uusi")!)).IsRefused((RefusalCode.NotFound, "processDescription"));
        Nothing.When(new DescribeProcess(GivenGoal.OfProject, Fi("Uusi")!), rights: default(ProjectRights)).IsRefused((RefusalCode.NotFound, "project"));
        Nothing.When(new DescribeProcess(GivenGoal.OfProject, Fi("Uusi")!), siblings: PhaseRules.MaxDescriptions).IsRefused((RefusalCode.Invalid, "project"));
    }

    /// <summary>A portal shows only buttons that work, and every one that does.</summary>
    [Fact]
    public void What_a_viewer_is_told_that_they_can_do_is_what_the_commands_let_them_do()
    {
        var imported = new BpmnImported("hash", Language.Fi, [new(1, PhaseDefinition.Of(Fi("A")), "a"), new(2, PhaseDefinition.Of(Fi("B")), "b")]);
        var full = Enumerable.Range(1, PhaseRules.MaxVersions).Select(number => (ProcessEvent)new ProcessVersionNamed(number, Fi($"{number}")));
        const string Xml = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\"/></definitions>";
        Dictionary<string, ProcessCommand> commands = new()
        {
            ["renameProcess"] = new RenameProcess(Id, Fi("Uusi")!),
            ["replaceBpmn"] = new ReplaceBpmn(Id, Xml),
            ["nameProcessVersion"] = new NameProcessVersion(Id, Fi("Versio")!),
            ["addPhases"] = new AddPhases(Id, Lines: new PhaseLinesInput("Uusi", Language.Fi)),
            ["reorderPhases"] = new ReorderPhases(Id, [Phase(2)]),
            ["editPhase"] = new EditPhase(Phase(1), Duration: "P1D"),
            ["removePhase"] = new RemovePhase(Phase(1)),
        };
        foreach (var given in new[] { Usual(), Usual(imported), Usual(full), Events([Described, Added("Yksi")]) })
        {
            foreach (var rights in new[] { GivenGoal.MayEdit, GivenGoal.MayRead, default, GivenGoal.MayEdit with { IsClosed = true } })
            {
                var told = ProcessMutations.Of(given.State!, rights).Concat(ProcessMutations.OfPhase(given.State!, rights)).Order(StringComparer.Ordinal);
                var works = commands.Where(command => given.When(command.Value, rights: rights) is { Refusals.IsEmpty: true, Events.IsEmpty: false }).Select(command => command.Key).Order(StringComparer.Ordinal);
                Assert.Equal(works.Except(given.State!.Phases.Length < 2 ? ["reorderPhases"] : []), told);
            }
        }
    }

    [Fact]
    public void Who_may_begin_a_description_is_told_so()
    {
        foreach (var (rights, count) in new[] { (GivenGoal.MayEdit, 0), (GivenGoal.MayEdit, PhaseRules.MaxDescriptions), (GivenGoal.MayRead, 0), (GivenGoal.MayEdit with { IsClosed = true }, 0) })
        {
            var works = Nothing.When(new DescribeProcess(GivenGoal.OfProject, Fi("Uusi")!), rights: rights, siblings: count).Refusals.IsEmpty;
            Assert.Equal(works ? ["describeProcess", "importBpmn"] : [], ProcessMutations.Of(rights, count));
        }
    }

    [Fact]
    public void An_identity_code_in_a_file_is_pointed_out_and_its_ids_and_coordinates_are_not()
    {
        const string Xml = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="sid-0401234567" name="{0}"/></process></definitions>""";

        Assert.Empty(Nothing.When(new ImportBpmn(GivenGoal.OfProject, Xml.Replace("{0}", "Soita", StringComparison.Ordinal))).Refusals);
        var refusal = Nothing.When(new ImportBpmn(GivenGoal.OfProject, Xml.Replace("{0}", "Asiakas 131052-308T", StringComparison.Ordinal))).IsRefused((RefusalCode.Invalid, "xml"))[0];
        Assert.StartsWith("Element sid-0401234567: Characters 9–19", refusal.Message.En, StringComparison.Ordinal);
        Assert.DoesNotContain("131052", refusal.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_versions_are_compared_phase_by_phase()
    {
        var before = Usual().State!;
        var after = Usual(
            new PhaseRemoved(2, null),
            new PhasesAdded([new(4, PhaseDefinition.Of(Fi("Kuuleminen"))), new(5, PhaseDefinition.Of(Fi("Tiedoksianto")))], null),
            new PhaseEdited(1, PhaseDefinition.Of(Fi("Saapuminen")) with { Duration = "P1D" }),
            new PhasesReordered([3, 1, 4, 5])).State!;

        var comparison = ProcessComparison.Of(before, after);

        Assert.Equal(
            [
                ("Päätös", "Moved"),
                ("Saapuminen", "Reworded Changed"),
                ("Käsittely", "Removed"),
                ("Kuuleminen", "Added"),
                ("Tiedoksianto", "Added"),
            ],
            comparison.Phases.Select(phase => ((phase.After ?? phase.Before)!.Definition.Title.Value, string.Join(' ', phase.Kinds))));
        Assert.Equal([PhaseDetail.Title, PhaseDetail.Duration], comparison.Phases[1].Details);
        Assert.All(ProcessComparison.Of(before, before).Phases, phase => Assert.Empty(phase.Kinds));
    }
}
