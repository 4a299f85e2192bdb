using System.Collections.Immutable;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.ExampleNetwork.ExampleTexts;

namespace Collab.Network.ExampleNetwork;

/// <summary>The project of the housing centre, which was surprised at how much passes by word of mouth.</summary>
static class ExampleHousing
{
    const string Agency = ExampleAgencies.Housing;

    public static ExampleProject Project { get; } = new(
        Agency,
        "anna",
        Fi("Projektipäällikkö", "Projektledare", "Project manager"),
        Fi(
            "Asumisoikeusasuntojen tieto kaikkien ulottuville",
            "Information om bostadsrättsbostäder inom räckhåll för alla",
            "Information on right-of-occupancy homes within everyone's reach"),
        Fi(
            "Mitä tietoa asumisoikeusasunnoista tarvitaan, ja miten jokainen saa sen yhtenäisesti?",
            "Vilken information om bostadsrättsbostäder behövs, och hur får alla den på ett enhetligt sätt?",
            "What information on right-of-occupancy homes is needed, and how does everybody get the same?"),
        Commands,
        BoardCommands,
        [Turn]);

    static ImmutableArray<ProjectCommand> Commands =>
    [
        ExampleProjects.Facilitator,
        new AddTeamMember(
            ExampleIds.Person("arto"),
            ExampleIds.Agency(Agency),
            Fi("Asumisoikeuden asiantuntija", "Sakkunnig i bostadsrätt", "Expert in right of occupancy"),
            null,
            Fi("Tieto siitä, mistä asukkaat tietonsa saavat", "Att veta varifrån de boende får sin information", "To know where residents get their information"),
            TeamTier.Core),
        new DescribeBaseline(Fi(
            "Asumisoikeusasunnoista kulkee hyvin erilaista tietoa eri kanavissa.",
            "Det rör sig mycket olika information om bostadsrättsbostäder i olika kanaler.",
            "Very different information on right-of-occupancy homes moves in different channels.")),
        new MoveToPhase(ProjectPhase.Understanding),
        new UpdateStatus(
            Fi("Taustatyö on tehty, ja se yllätti.", "Bakgrundsarbetet är gjort, och det överraskade.", "The background work is done, and it surprised us."),
            Fi("Rajaamme, mitä tietoa asunnoista tarvitaan.", "Vi avgränsar vilken information om bostäderna som behövs.", "We settle what information on the homes is needed.")),
    ];

    static ImmutableArray<GoalBoardCommand> BoardCommands =>
    [
        ExampleProjects.StartingGoal(
            Agency,
            Fi(
                "Ratkaisemme, mitä tietoa asunnoista tarvitaan",
                "Vi avgör vilken information om bostäderna som behövs",
                "We settle what information on the homes is needed")),
        new OpenUncertainty(ExampleIds.Project(Agency), Fi(
            "Keiden ääntä pitää kuulla, ja mistä kanavista heidät tavoittaa?",
            "Vems röst ska höras, och i vilka kanaler når man dem?",
            "Whose voice should be heard, and in which channels are they reached?")!),
    ];

    static (GoalId Goal, GoalCommand Command) Turn => ExampleProjects.Turn(
        Agency,
        Fi(
            "Ratkaisemme, mitä tietoa asunnoista tarvitaan ja miten se on yhtenäisesti kaikkien saatavilla, myös niiden, jotka nyt kuulevat sen tutuiltaan",
            "Vi avgör vilken information om bostäderna som behövs och hur den är enhetligt tillgänglig för alla, även för dem som nu hör den av bekanta",
            "We settle what information on the homes is needed and how all can reach it alike, also those who now hear it from people they know"),
        null,
        Fi(
            "Yllätyimme, miten intohimoisesti asumisoikeuteen suhtaudutaan ja miten paljon tietoa kulkee suusta suuhun: vanhemmilta lapsille, yksityishenkilön ajantasaisella sivustolla ja vilkkaalla Jodel-kanavalla.",
            "Vi överraskades av hur passionerat man förhåller sig till bostadsrätten och hur mycket som går från mun till mun: från föräldrar till barn, på en privatpersons aktuella webbplats och i en livlig kanal på Jodel.",
            "We were surprised how passionate people are about right of occupancy and how much passes by word of mouth: from parents to children, on an up-to-date website that a private person keeps, and in a lively channel on Jodel."));
}
