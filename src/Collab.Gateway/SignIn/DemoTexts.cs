using Collab.Network.Kernel;

namespace Collab.Gateway.SignIn;

/// <summary>The texts of the demo page, in one language.</summary>
sealed record DemoTexts
{
    static readonly DemoTexts Finnish = new()
    {
        Title = "Kirjautumiset kokeiluun",
        Opens = "Nimi avaa GraphiQL:n kirjautuneena.",
        HowTo = "Ohjelmasta lähetä otsake",
        Visitor = "Ilman sitä olet vierailija, joka lukee julkista.",
        EmptyNetwork = "Verkosto on tyhjä: täällä ei ole vielä ketään.",
        Agency = "Organisaatio",
        Role = "Rooli",
        Teams = "Tiimit",
        MayDo = "Saa tehdä",
        Administrator = "Verkoston ylläpitäjä",
        Facilitator = "Verkoston fasilitoija",
        Member = "Verkoston jäsen",
        AdministratorMay = "Lisää organisaatioita ja ihmisiä, antaa rooleja ja liittää kirjautumisia.",
        AnyProject = "Aloittaa projektin mille tahansa organisaatiolle ja muuttaa jokaista projektia, jonka saa lukea.",
        OwnAgency = "Aloittaa projekteja omalle organisaatiolleen ja muuttaa sen tietoja.",
        OwnTeams = "Muuttaa tiimiensä projekteja: tavoitteita, kokeiluja, oppeja.",
        ReadsNetwork = "Lukee sen, mikä on avoinna verkostolle.",
    };

    static readonly DemoTexts Swedish = new()
    {
        Title = "Inloggningar att pröva",
        Opens = "Namnet öppnar GraphiQL som inloggad.",
        HowTo = "Från ett program, skicka rubriken",
        Visitor = "Utan den är du en besökare som läser det offentliga.",
        EmptyNetwork = "Nätverket är tomt: här finns ingen ännu.",
        Agency = "Organisation",
        Role = "Roll",
        Teams = "Team",
        MayDo = "Får göra",
        Administrator = "Nätverkets administratör",
        Facilitator = "Nätverkets facilitator",
        Member = "Medlem i nätverket",
        AdministratorMay = "Lägger till organisationer och personer, ger roller och kopplar inloggningar.",
        AnyProject = "Startar projekt för vilken organisation som helst och ändrar varje projekt som hen får läsa.",
        OwnAgency = "Startar projekt för sin egen organisation och ändrar dess uppgifter.",
        OwnTeams = "Ändrar sina teams projekt: mål, försök, lärdomar.",
        ReadsNetwork = "Läser det som är öppet för nätverket.",
    };

    static readonly DemoTexts English = new()
    {
        Title = "Sign-ins to try",
        Opens = "A name opens GraphiQL signed in.",
        HowTo = "From a program, send the header",
        Visitor = "Without it you are a visitor, who reads what is public.",
        EmptyNetwork = "The network is empty: nobody is here yet.",
        Agency = "Agency",
        Role = "Role",
        Teams = "Teams",
        MayDo = "May do",
        Administrator = "Administrator of the network",
        Facilitator = "Facilitator of the network",
        Member = "Member of the network",
        AdministratorMay = "Adds agencies and people, gives roles, links sign-ins.",
        AnyProject = "Starts a project for any agency and changes every project that they may read.",
        OwnAgency = "Starts projects for their own agency and changes its details.",
        OwnTeams = "Changes their teams' projects: goals, experiments, lessons.",
        ReadsNetwork = "Reads what is open to the network.",
    };

    public required string Title { get; init; }

    public required string Opens { get; init; }

    public required string HowTo { get; init; }

    public required string Visitor { get; init; }

    public required string EmptyNetwork { get; init; }

    public required string Agency { get; init; }

    public required string Role { get; init; }

    public required string Teams { get; init; }

    public required string MayDo { get; init; }

    public required string Administrator { get; init; }

    public required string Facilitator { get; init; }

    public required string Member { get; init; }

    public required string AdministratorMay { get; init; }

    public required string AnyProject { get; init; }

    public required string OwnAgency { get; init; }

    public required string OwnTeams { get; init; }

    public required string ReadsNetwork { get; init; }

    public static DemoTexts In(Language language) => language switch
    {
        Language.Fi => Finnish,
        Language.Sv => Swedish,
        _ => English,
    };

    /// <summary>The roles of a person.</summary>
    public IReadOnlyList<string> RolesOf(DemoPerson person) =>
        person.IsAdministrator || person.IsFacilitator
            ? [.. person.IsAdministrator ? [Administrator] : (string[])[], .. person.IsFacilitator ? [Facilitator] : (string[])[]]
            : [Member];

    /// <summary>The rights of a person, by role, agency and teams.</summary>
    public IReadOnlyList<string> RightsOf(DemoPerson person)
    {
        string[] rights =
        [
            .. person.IsAdministrator ? [AdministratorMay] : (string[])[],
            .. person.IsAdministrator || person.IsFacilitator ? [AnyProject] : (string[])[],
            .. person.Agencies.Count > 0 ? [OwnAgency] : (string[])[],
            .. person.Teams.Count > 0 ? [OwnTeams] : (string[])[],
        ];
        return rights.Length > 0 ? rights : [ReadsNetwork];
    }
}
