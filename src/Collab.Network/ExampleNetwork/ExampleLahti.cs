using System.Collections.Immutable;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.ExampleNetwork.ExampleTexts;

namespace Collab.Network.ExampleNetwork;

/// <summary>The project of the city of Lahti, which understood that the goal clears up as one goes.</summary>
static class ExampleLahti
{
    const string Agency = ExampleAgencies.Lahti;

    public static ExampleProject Project { get; } = new(
        Agency,
        "leena",
        Fi("Projektipäällikkö", "Projektledare", "Project manager"),
        Fi("Tiedolla johtaminen Lahden palveluissa", "Informationsledning i Lahtis tjänster", "Leading with information in Lahti's services"),
        Fi(
            "Kunnan päätökset tarvitsevat tuekseen tietoa, jotta voimavarat ohjataan asukkaiden hyödyksi. Miten palvelualueet kokoavat ja käyttävät asiakastietoa?",
            "Kommunens beslut behöver stöd av information, så att resurserna styrs till invånarnas nytta. Hur samlar och använder serviceområdena kundinformation?",
            "A city's decisions need information, so that resources go where residents gain most. How do the service areas gather and use what they know of customers?"),
        Commands,
        BoardCommands,
        [Turn]);

    static ImmutableArray<ProjectCommand> Commands =>
    [
        ExampleProjects.Facilitator,
        new AddTeamMember(
            ExampleIds.Person("tomi"),
            ExampleIds.Agency(Agency),
            Fi("Tiedolla johtamisen asiantuntija", "Sakkunnig inom informationsledning", "Expert in leading with information"),
            null,
            Fi("Selvyys siitä, mitä tietoa päätöksiin tarvitaan", "Klarhet i vilken information besluten kräver", "To see clearly what information decisions need"),
            TeamTier.Core),
        new DescribeBaseline(Fi(
            "Työ alkoi selvityksellä: missä kunnossa asiakastieto ja tiedolla johtaminen ovat palvelualueilla, ja mikä niissä on vaikeaa.",
            "Arbetet inleddes med en utredning: i vilket skick kundinformationen och informationsledningen är inom serviceområdena, och vad som är svårt.",
            "The work began by finding out in what shape customer information and leading with it are in the service areas, and what is hard about them.")),
        new MoveToPhase(ProjectPhase.Understanding),
        new UpdateStatus(
            Fi("Keräämme ymmärrystä ja siedämme epävarmuutta.", "Vi samlar förståelse och står ut med osäkerhet.", "We gather understanding and bear with uncertainty."),
            Fi("Tarkennamme haastetta sitä mukaa kuin opimme.", "Vi preciserar utmaningen allt efter som vi lär oss.", "We sharpen the challenge as we learn.")),
    ];

    static ImmutableArray<GoalBoardCommand> BoardCommands =>
    [
        ExampleProjects.StartingGoal(
            Agency,
            Fi(
                "Selvitämme asiakastiedon nykytilan ja teemme ratkaisun tiedolla johtamiseen",
                "Vi utreder kundinformationens nuläge och gör en lösning för informationsledning",
                "We find out the present state of customer information and make a solution for leading with it")),
        new OpenUncertainty(ExampleIds.Project(Agency), Fi(
            "Millainen ratkaisu lopulta sopii parhaiten?",
            "Vilken lösning är till slut den lämpligaste?",
            "What solution will suit best in the end?")!),
        new ParkSolution(
            ExampleIds.Project(Agency),
            Fi("Alussa suunniteltu ratkaisu", "Lösningen som planerades i början", "The solution planned at the start")!,
            null,
            Fi(
                "Ratkaisuun ei kiirehditä, ennen kuin haaste on ymmärretty.",
                "Man skyndar inte till en lösning innan utmaningen är förstådd.",
                "No hurry to a solution before the challenge is understood.")),
    ];

    static (GoalId Goal, GoalCommand Command) Turn => ExampleProjects.Turn(
        Agency,
        Fi(
            "Ymmärrämme, mitä tietoa päätökset tarvitsevat asukkaiden hyödyksi; ratkaisu selkenee matkalla",
            "Vi förstår vilken information besluten behöver till invånarnas nytta; lösningen klarnar på vägen",
            "We understand what information decisions need for the residents' good; the solution clears up on the way"),
        null,
        Fi(
            "Suunniteltu ratkaisu oli vielä epäselvä. Tiimi päätti sanoa epävarmuuden ääneen, antaa ymmärtämiselle aikaa ja luottaa siihen, että tavoite kirkastuu edetessä.",
            "Den planerade lösningen var ännu oklar. Teamet beslöt att säga osäkerheten högt, ge förståelsen tid och lita på att målet klarnar under arbetets gång.",
            "The planned solution was still unclear. The team chose to say the uncertainty aloud, to give understanding its time, and to trust that the goal clears up as one goes."));
}
