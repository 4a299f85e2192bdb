using System.Collections.Immutable;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.ExampleNetwork.ExampleTexts;

namespace Collab.Network.ExampleNetwork;

/// <summary>The project of the city of Porvoo, which met in person first and then described its process.</summary>
static class ExamplePorvoo
{
    const string Agency = ExampleAgencies.Porvoo;

    public static ExampleProject Project { get; } = new(
        Agency,
        "pia",
        Sv("Projektledare", "Projektipäällikkö", "Project manager"),
        Sv("En serviceprocess i Borgå tillsammans", "Palveluprosessi yhdessä Porvoossa", "A service process together in Porvoo"),
        Sv(
            "Hur fungerar processens skeden, vilka roller och intressentgrupper är med, och vem behöver höras?",
            "Miten prosessin vaiheet toimivat, mitkä roolit ja sidosryhmät ovat mukana, ja ketä pitää kuulla?",
            "How do the phases of the process work, which roles and stakeholder groups take part, and who needs to be heard?"),
        Commands,
        BoardCommands,
        [Turn],
        ExamplePorvooProcess.Commands);

    static ImmutableArray<ProjectCommand> Commands =>
    [
        ExampleProjects.Facilitator,
        new AddTeamMember(
            ExampleIds.Person("bo"),
            ExampleIds.Agency(Agency),
            Sv("Processens ägare", "Prosessin omistaja", "Owner of the process"),
            null,
            Sv("En gemensam bild av nuläget", "Yhteinen kuva nykytilasta", "A shared picture of the present state"),
            TeamTier.Core),
        new AgreeOnWork(Sv(
            "Vid ett första möte på distans kom vi överens om gemensam praxis och gemensamma arbetssätt.",
            "Ensimmäisessä etätapaamisessa sovimme yhteisistä käytännöistä ja työtavoista.",
            "At a first remote meeting we agreed on common practices and ways of working.")),
        new PlanKickOff(
            new DateTimeOffset(2022, 9, 1, 9, 0, 0, TimeSpan.FromHours(3)),
            MeetingForm.OnSite,
            Sv("Borgå", "Porvoo", "Porvoo"),
            Sv("Hur det är nu", "Missä ollaan nyt", "Where we are now"),
            Sv("Vad vi väntar oss av framtiden", "Mitä odotamme tulevalta", "What we expect of the future"),
            Sv(
                "Vi lärde känna varandra öga mot öga; efteråt kändes distansarbetet trevligare, eftersom människorna bakom ikonerna var bekanta.",
                "Tutustuimme kasvokkain; sen jälkeen etätyö tuntui mukavammalta, kun ihmiset kuvakkeiden takana olivat tuttuja.",
                "We got to know each other face to face; afterwards remote work felt nicer, for the people behind the icons were known.")),
        new MoveToPhase(ProjectPhase.Understanding),
        new UpdateStatus(
            Sv("Processbeskrivningen är gjord.", "Prosessikuvaus on tehty.", "The process is described."),
            Sv("Vi hör dem som skedena berör.", "Kuulemme niitä, joita vaiheet koskevat.", "We listen to those whom the phases concern.")),
    ];

    static ImmutableArray<GoalBoardCommand> BoardCommands =>
    [
        ExampleProjects.StartingGoal(
            Agency,
            Sv("Vi beskriver hur processen fungerar", "Kuvaamme, miten prosessi toimii", "We describe how the process works")),
        new OpenUncertainty(ExampleIds.Project(Agency), Sv(
            "Vem behöver involveras när vi samlar information?",
            "Ketkä pitää ottaa mukaan tiedonkeruuseen?",
            "Who needs to be involved when we gather information?")!),
    ];

    static (GoalId Goal, GoalCommand Command) Turn => ExampleProjects.Turn(
        Agency,
        Sv(
            "Vi hör alla roller och intressentgrupper som processens skeden berör",
            "Kuulemme kaikkia rooleja ja sidosryhmiä, joita prosessin vaiheet koskevat",
            "We listen to all roles and stakeholder groups that the phases of the process concern"),
        null,
        Sv(
            "Beskrivningen visade inte bara skedena utan också vilka som är viktiga i dem, och därmed vem som ska engageras.",
            "Kuvaus näytti vaiheiden lisäksi, ketkä niissä ovat tärkeitä, ja siten myös sen, ketkä pitää ottaa mukaan.",
            "The description showed not only the phases but who matters in them, and so whom to involve."));
}
