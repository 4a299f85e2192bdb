using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using static Collab.Network.ExampleNetwork.ExampleTexts;

namespace Collab.Network.ExampleNetwork;

/// <summary>
/// The agencies that the sources tell of: the five of the expert support and its own agency, the one that asked whether it may
/// visit, the hospital district, and the fifteen regional centres.
/// </summary>
static class ExampleAgencies
{
    public const string ExpertSupport = "dvv";
    public const string Lahti = "lahti";
    public const string Porvoo = "porvoo";
    public const string Housing = "ara";
    public const string Regional = "avi";
    public const string Food = "ruokavirasto";
    public const string Health = "thl";
    public const string Hospital = "vsshp";
    public const string Centre = "ely-hame";

    static readonly (string Slug, AgencyKind Kind, Text Name, string HomePage)[] Agencies =
    [
        (ExpertSupport, AgencyKind.StateAgency,
            Fi("Digi- ja väestötietovirasto", "Myndigheten för digitalisering och befolkningsdata", "Digital and Population Data Services Agency"),
            "https://dvv.fi"),
        (Regional, AgencyKind.RegionalAdministration,
            Fi("Aluehallintovirasto", "Regionförvaltningsverket", "Regional State Administrative Agency"),
            "https://avi.fi"),
        (Housing, AgencyKind.StateAgency,
            Fi("Asumisen rahoitus- ja kehittämiskeskus", "Finansierings- och utvecklingscentralen för boendet", "Housing Finance and Development Centre"),
            "https://www.ara.fi"),
        (Lahti, AgencyKind.Municipality, Fi("Lahden kaupunki", "Lahtis stad", "City of Lahti"), "https://www.lahti.fi"),
        (Food, AgencyKind.StateAgency, Fi("Ruokavirasto", "Livsmedelsverket", "Finnish Food Authority"), "https://www.ruokavirasto.fi"),
        (Porvoo, AgencyKind.Municipality, Fi("Porvoon kaupunki", "Borgå stad", "City of Porvoo"), "https://www.porvoo.fi"),
        (Health, AgencyKind.StateAgency,
            Fi("Terveyden ja hyvinvoinnin laitos", "Institutet för hälsa och välfärd", "Finnish Institute for Health and Welfare"),
            "https://thl.fi"),
        (Hospital, AgencyKind.HealthAndSocialServices,
            Fi("Varsinais-Suomen sairaanhoitopiiri", "Egentliga Finlands sjukvårdsdistrikt", "Hospital District of Southwest Finland"),
            "https://www.vsshp.fi"),
    ];

    static readonly (string Slug, string Fi, string Sv, string En)[] Centres =
    [
        ("ely-uusimaa", "Uudenmaan", "Nyland", "Uusimaa"),
        ("ely-varsinais-suomi", "Varsinais-Suomen", "Egentliga Finland", "Southwest Finland"),
        ("ely-satakunta", "Satakunnan", "Satakunta", "Satakunta"),
        (Centre, "Hämeen", "Tavastland", "Häme"),
        ("ely-pirkanmaa", "Pirkanmaan", "Birkaland", "Pirkanmaa"),
        ("ely-kaakkois-suomi", "Kaakkois-Suomen", "Sydöstra Finland", "Southeast Finland"),
        ("ely-etela-savo", "Etelä-Savon", "Södra Savolax", "South Savo"),
        ("ely-pohjois-savo", "Pohjois-Savon", "Norra Savolax", "North Savo"),
        ("ely-pohjois-karjala", "Pohjois-Karjalan", "Norra Karelen", "North Karelia"),
        ("ely-keski-suomi", "Keski-Suomen", "Mellersta Finland", "Central Finland"),
        ("ely-etela-pohjanmaa", "Etelä-Pohjanmaan", "Södra Österbotten", "South Ostrobothnia"),
        ("ely-pohjanmaa", "Pohjanmaan", "Österbotten", "Ostrobothnia"),
        ("ely-pohjois-pohjanmaa", "Pohjois-Pohjanmaan", "Norra Österbotten", "North Ostrobothnia"),
        ("ely-kainuu", "Kainuun", "Kajanaland", "Kainuu"),
        ("ely-lappi", "Lapin", "Lappland", "Lapland"),
    ];

    public static async Task Load(ExampleLoader loader, CancellationToken cancellationToken)
    {
        foreach (var (slug, kind, name, homePage) in Agencies)
        {
            await Register(loader, slug, new RegisterAgency(name, kind, new Uri(homePage), slug), cancellationToken);
        }

        foreach (var (slug, fi, sv, en) in Centres)
        {
            var name = Fi($"{fi} ELY-keskus", $"NTM-centralen i {sv}", $"{en} Centre for Economic Development, Transport and the Environment");
            await Register(
                loader,
                slug,
                new RegisterAgency(name, AgencyKind.RegionalAdministration, new Uri("https://www.ely-keskus.fi"), slug),
                cancellationToken);
        }

        await loader.Do(
            Grain(loader, ExpertSupport),
            new AddUnit(ExampleIds.Agency(ExpertSupport), Fi("Asiantuntijatuki", "Expertstöd", "Expert Support")),
            Viewer.System,
            cancellationToken);
    }

    static Task Register(ExampleLoader loader, string slug, RegisterAgency command, CancellationToken cancellationToken)
        => loader.Do(Grain(loader, slug), command, Viewer.System, cancellationToken);

    static IAgencyGrain Grain(ExampleLoader loader, string slug) => loader.Grain<IAgencyGrain>(ExampleIds.Agency(slug).Value);
}
