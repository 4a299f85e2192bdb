using Collab.Network.Kernel;

namespace Collab.Gateway.Dashboard;

/// <summary>The messages for viewers without access, in one language. The dashboard itself is in English.</summary>
sealed record DashboardTexts
{
    static readonly DashboardTexts Finnish = new()
    {
        ForAdministrators = "Sivu on vain verkoston ylläpitäjille.",
        SignInByToken = "Lähetä otsake Authorization: Bearer TOKEN, tai anna kirjautumisesta huolehtivan välityspalvelimen lähettää se.",
        SignInByName = (address, people) => $"Avaa {address}NIMI jonkun ylläpitäjän nimellä; {people} luettelee ihmiset.",
        NoCursor = header => $"Otsakkeessa {header} on oltava kursori sellaisena kuin palvelin antoi sen.",
        OldCursor = header => $"Otsakkeen {header} kursori on toisesta tai aiemmasta tietokannasta. Jätä se pois.",
        Unavailable = "Tietokantaan ei juuri nyt saada yhteyttä. Yritä hetken päästä uudelleen.",
    };

    static readonly DashboardTexts Swedish = new()
    {
        ForAdministrators = "Sidan är bara för nätverkets administratörer.",
        SignInByToken = "Skicka rubriken Authorization: Bearer TOKEN, eller låt en proxy som loggar in folk skicka den.",
        SignInByName = (address, people) => $"Öppna {address}NAMN med en administratörs namn; {people} räknar upp personer.",
        NoCursor = header => $"Rubriken {header} måste ha en markör så som servern gav den.",
        OldCursor = header => $"Markören i rubriken {header} är från en annan eller tidigare databas. Utelämna den.",
        Unavailable = "Databasen kan inte nås just nu. Försök igen om en stund.",
    };

    static readonly DashboardTexts English = new()
    {
        ForAdministrators = "This page is for administrators of the network only.",
        SignInByToken = "Send the header Authorization: Bearer TOKEN, or have a proxy that signs people in send it.",
        SignInByName = (address, people) => $"Open {address}NAME with the name of one; {people} lists people.",
        NoCursor = header => $"The header {header} must have a cursor as the server gave it.",
        OldCursor = header => $"The cursor in the header {header} is of another or an earlier database. Leave it out.",
        Unavailable = "The database cannot be reached just now. Try again in a moment.",
    };

    public required string ForAdministrators { get; init; }

    public required string SignInByToken { get; init; }

    /// <summary>How to sign in for a trial. Arguments: the address to which the name is appended, and the page that lists people.</summary>
    public required Func<string, string, string> SignInByName { get; init; }

    /// <summary>The required content of a header. Argument: the name of the header.</summary>
    public required Func<string, string> NoCursor { get; init; }

    /// <summary>What is wrong with a header. Argument: the name of the header.</summary>
    public required Func<string, string> OldCursor { get; init; }

    public required string Unavailable { get; init; }

    public static DashboardTexts In(Language language) => language switch
    {
        Language.Fi => Finnish,
        Language.Sv => Swedish,
        _ => English,
    };
}
