using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using static Collab.Network.ExampleNetwork.ExampleTexts;

namespace Collab.Network.ExampleNetwork;

/// <summary>
/// How Porvoo's project went about its work, as a process description that shows whom to involve. The sources tell of the meetings, the description and what it was good for; groups and pain points
/// are made up.
/// </summary>
static class ExamplePorvooProcess
{
    static readonly PhaseNameInput Team = new(Sv("Projektteamet", "Projektitiimi", "The project team")!);
    static readonly PhaseNameInput Service = new(Sv("Servicens anställda", "Palvelun työntekijät", "The service's staff")!);
    static readonly PhaseNameInput Residents = new(Sv("Invånarna", "Asukkaat", "The residents")!);

    public static ProcessDescriptionId Id { get; } = ExampleIds.Process(ExampleAgencies.Porvoo);

    /// <summary>What the team does with it, in order.</summary>
    public static ImmutableArray<ProcessCommand> Commands =>
    [
        new DescribeProcess(
            ExampleIds.Project(ExampleAgencies.Porvoo),
            Sv("Serviceprocessen i Borgå", "Palveluprosessi Porvoossa", "The service process in Porvoo")!,
            [
                new NewPhaseInput(
                    Sv("Ett behov uppstår", "Tarve syntyy", "A need arises")!,
                    Roles: [Residents],
                    StakeholderGroups: [new(Sv("Familjer", "Perheet", "Families")!), new(Sv("Föreningar", "Yhdistykset", "Associations")!)],
                    PainPoints: [new(Sv("Det är svårt att veta vart man ska vända sig.", "On vaikea tietää, minne ottaa yhteyttä.", "It is hard to know where to turn.")!, PainSeverity.Hindrance)]),
                new NewPhaseInput(
                    Sv("Kontakten tas emot", "Yhteydenotto otetaan vastaan", "The contact is received")!,
                    Roles: [Service],
                    Systems: [new(Sv("Kundtjänstens system", "Asiakaspalvelun järjestelmä", "The customer service system")!)],
                    Duration: "P1D",
                    Branching: PhaseBranching.One,
                    Next:
                    [
                        new PhaseLinkInput(Place: 3, Condition: Sv("uppgifterna räcker", "tiedot riittävät", "there is enough information")!),
                        new PhaseLinkInput(Place: 4, Condition: Sv("något saknas", "jotain puuttuu", "something is missing")!),
                    ]),
                new NewPhaseInput(
                    Sv("Ärendet handläggs", "Asia käsitellään", "The matter is handled")!,
                    Roles: [Service],
                    StakeholderGroups: [new(Sv("Stadens övriga enheter", "Kaupungin muut yksiköt", "Other units of the city")!)],
                    Outputs: [new(Sv("Beslut", "Päätös", "Decision")!)],
                    Duration: "P2W",
                    Next: [new PhaseLinkInput(Place: 5)]),
                new NewPhaseInput(
                    Sv("Uppgifter hämtas in", "Tietoja kerätään", "Information is gathered")!,
                    Roles: [Residents, Service],
                    StakeholderGroups: [new(Sv("Familjer", "Perheet", "Families")!), new(Sv("Samarbetspartner", "Yhteistyökumppanit", "Partners")!)],
                    Inputs: [new(Sv("Vad som saknas", "Mitä puuttuu", "What is missing")!)],
                    PainPoints: [new(Sv("Samma sak frågas två gånger.", "Samaa kysytään kahdesti.", "The same thing is asked twice.")!, PainSeverity.Serious)],
                    Next: [new PhaseLinkInput(Place: 3)]),
                new NewPhaseInput(
                    Sv("Invånaren får svar", "Asukas saa vastauksen", "The resident gets an answer")!,
                    Roles: [Service],
                    StakeholderGroups: [new(Sv("Familjer", "Perheet", "Families")!)],
                    PainPoints: [new(Sv("Svaret är skrivet för experter.", "Vastaus on kirjoitettu asiantuntijoille.", "The answer is written for experts.")!)]),
            ]),
        new NameProcessVersion(Id, Sv("Så trodde vi att det går", "Näin luulimme sen menevän", "How we thought it goes")!),
        new AddPhases(
            Id,
            [
                new NewPhaseInput(
                    Sv("Vi hör dem som skedena berör", "Kuulemme niitä, joita vaiheet koskevat", "We listen to those whom the phases concern")!,
                    Sv(
                        "Beskrivningen visade att familjer och samarbetspartner finns i flera skeden men att ingen hade frågat dem: de behövs när vi samlar förståelse.",
                        "Kuvaus näytti, että perheet ja kumppanit ovat mukana monessa vaiheessa mutta kukaan ei ollut kysynyt heiltä: heitä tarvitaan, kun keräämme ymmärrystä.",
                        "The description showed that families and partners are in several phases and nobody had asked them: they are needed when we gather understanding."),
                    Roles: [Team],
                    StakeholderGroups: [new(Sv("Familjer", "Perheet", "Families")!), new(Sv("Samarbetspartner", "Yhteistyökumppanit", "Partners")!)]),
            ]),
        new NameProcessVersion(Id, Sv("Vilka vi behöver höra", "Keitä pitää kuulla", "Whom we need to hear")!),
    ];
}
