using Collab.Network.Access;
using Collab.Network.People;

namespace Collab.Network.ExampleNetwork;

/// <summary>People to sign in as. All of them are made up; their names say what they do.</summary>
static class ExamplePeople
{
    public const string Administrator = "ylva";
    public const string Facilitator = "fanny";

    static readonly (string Slug, string Name, string Agency, NetworkRole[] Roles)[] People =
    [
        (Administrator, "Ylva Ylläpitäjä", ExampleAgencies.ExpertSupport, [NetworkRole.Administrator]),
        (Facilitator, "Fanny Fasilitaattori", ExampleAgencies.ExpertSupport, [NetworkRole.Facilitator]),
        ("kalle", "Kalle Kahvittaja", ExampleAgencies.ExpertSupport, [NetworkRole.Facilitator]),
        ("leena", "Leena Lahtelainen", ExampleAgencies.Lahti, []),
        ("tomi", "Tomi Tiedonjohtaja", ExampleAgencies.Lahti, []),
        ("pia", "Pia Porvoolainen", ExampleAgencies.Porvoo, []),
        ("bo", "Bo Borgåbo", ExampleAgencies.Porvoo, []),
        ("anna", "Anna Asumisneuvoja", ExampleAgencies.Housing, []),
        ("arto", "Arto Asumisoikeus", ExampleAgencies.Housing, []),
        ("aila", "Aila Aluehallinto", ExampleAgencies.Regional, []),
        ("riku", "Riku Ruokaneuvoja", ExampleAgencies.Food, []),
        ("tea", "Tea Tutkija", ExampleAgencies.Health, []),
        ("saara", "Saara Sairaanhoitaja", ExampleAgencies.Hospital, []),
        ("elli", "Elli Elinkeino", ExampleAgencies.Centre, []),
    ];

    public static async Task Load(ExampleLoader loader, CancellationToken cancellationToken)
    {
        foreach (var (slug, name, agency, roles) in People)
        {
            var command = new RegisterPerson(name, slug, null, null, [ExampleIds.Agency(agency)], [.. roles]);
            await loader.Do(Grain(loader, slug), command, Viewer.System, cancellationToken);
        }
    }

    /// <summary>The last step; it finds everything as it asks and is only remembered.</summary>
    public static Task End(ExampleLoader loader, string step)
        => loader.Do(Grain(loader, Administrator), new PlacePerson(null, null), Viewer.System, step);

    static IPersonGrain Grain(ExampleLoader loader, string slug) => loader.Grain<IPersonGrain>(ExampleIds.Person(slug).Value);
}
