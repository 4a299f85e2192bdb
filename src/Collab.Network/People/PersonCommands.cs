using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Sensitive;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.People.PersonEvent>;

namespace Collab.Network.People;

/// <summary>What can be asked about a person, each command with its rule. The person that a mutation names is the grain's own, so rules do not look at it.</summary>
abstract record PersonCommand
{
    const int MaxContactLength = 500;

    public Decision Decide(Person? person, PersonId id, CommandContext context)
        => (person is null) != (this is RegisterPerson) ? (person is null ? Refusal.NotFound() : Decision.Nothing)
            : !MayBeAskedBy(context.Viewer, id) ? Forbidden()
            : this is RegisterPerson register ? register.Register(id)
            : Decide(person!, context);

    /// <summary>Decides on a person; the viewer may ask for it.</summary>
    protected abstract Decision Decide(Person person, CommandContext context);

    protected virtual bool MayBeAskedBy(Viewer viewer, PersonId person) => viewer.MayAdministerNetwork();

    protected virtual Refusal Forbidden() => NetworkRights.OnlyAdministrators();

    protected static IEnumerable<Refusal> ProfileRefusals(string? name, Uri? picture, string? contact)
        => Rules.Found(
            Rules.Plain(name, "name", Rules.MaxTitleLength, isOneLine: true),
            Rules.WebAddress(picture, "picture"),
            Rules.Plain(contact, "contact", MaxContactLength, isOneLine: false));
}

/// <summary>Add a person to the network.</summary>
sealed record RegisterPerson(
    string? Name,
    string? Slug,
    Uri? Picture,
    [KeepsNumbers] string? Contact,
    ImmutableArray<AgencyId> Agencies,
    ImmutableArray<NetworkRole> Roles,
    string? ClientMutationId = null) : PersonCommand, ICommandInput
{
    /// <summary>How they sign in; null when that is linked later.</summary>
    public SignInKey? SignIn { get; init; }

    /// <summary>How often the slug that is made of the name was taken already.</summary>
    [JsonIgnore]
    public int Renames { get; init; }

    public Profile ProfileOf(PersonId id) => new(Slug ?? Kernel.Slug.Made(Name ?? "", "person", Renames, id.Value), Name?.Trim(), Picture, Contact?.Trim());

    public Decision Register(PersonId id)
    {
        var registered = new PersonRegistered(id, [.. Agencies.Distinct()], [.. Roles.Distinct()]);
        return Rules.Found(Kernel.Slug.Check(Slug, "slug")).Concat(ProfileRefusals(Name?.Trim(), Picture, Contact?.Trim())).ToImmutableArray() is { IsEmpty: false } refusals
            ? Decision.Refuse(refusals)
            : SignIn is null ? registered
            : Decision.Accept(registered, new SignInLinked());
    }

    protected override Decision Decide(Person person, CommandContext context) => Decision.Nothing;
}

/// <summary>Change what is shown of a person; what is null stays, what is empty is removed.</summary>
sealed record EditProfile(
    string? Name, Uri? Picture, bool RemovePicture, [KeepsNumbers] string? Contact, PersonId Person = default, int? BasedOn = null, string? ClientMutationId = null) : PersonCommand, ICommandInput
{
    /// <summary>The profile after the change.</summary>
    /// <param name="profile">The profile before.</param>
    public Profile Apply(Profile profile)
        => profile with
        {
            Name = Changed(Name?.Trim(), profile.Name),
            Picture = RemovePicture ? null : Picture ?? profile.Picture,
            Contact = Changed(Contact?.Trim(), profile.Contact),
        };

    static string? Changed(string? wanted, string? now) => wanted switch
    {
        null => now,
        "" => null,
        _ => wanted,
    };

    protected override bool MayBeAskedBy(Viewer viewer, PersonId person) => People.Person.MayEditProfile(person, viewer);

    protected override Refusal Forbidden()
        => Refusal.Forbidden(
            "Vain henkilö itse ja verkoston ylläpitäjä voivat muuttaa näitä tietoja.",
            "Endast personen själv och nätverkets administratör kan ändra dessa uppgifter.",
            "Only the person themselves and an administrator of the network can change this.");

    protected override Decision Decide(Person person, CommandContext context)
        => person.HasMoved(PersonParts.Profile, context.BasedOn)
            ? Refusal.Conflict("", null, null)
            : Decision.Unless(ProfileRefusals(Name?.Trim(), Picture, Contact?.Trim()), new ProfileChanged());
}

/// <summary>A person works for these agencies and in these units from now on, and has these roles; what is null stays. Who leaves an agency leaves its units.</summary>
sealed record PlacePerson(
    ImmutableArray<AgencyId>? Agencies, ImmutableArray<NetworkRole>? Roles, ImmutableArray<UnitId>? Units = null, PersonId Person = default, string? ClientMutationId = null)
    : PersonCommand, ICommandInput
{
    const int MaxUnits = 50;

    /// <summary>The units that the person would newly belong to.</summary>
    public IEnumerable<UnitId> NewUnits(Person person) => Joined(person.Units, Units);

    /// <summary>The refusal to take the role from the only administrator.</summary>
    public static Refusal LastAdministrator()
        => Refusal.Invalid(
            "roles",
            "Tämä on verkoston ainoa ylläpitäjä. Anna ylläpitäjän tehtävä ensin toiselle.",
            "Detta är nätverkets enda administratör. Ge först rollen till någon annan.",
            "This is the only administrator of the network. Give the role to somebody else first.");

    protected override Decision Decide(Person person, CommandContext context)
    {
        var agencies = Agencies ?? person.Agencies;
        ImmutableArray<UnitId> units = [.. (Units ?? person.Units.Where(unit => agencies.Contains(unit.Agency)).ToImmutableArray()).Distinct()];
        if (units.Length > MaxUnits || units.Any(unit => !agencies.Contains(unit.Agency)))
        {
            return Refusal.Invalid(
                "units",
                $"Henkilö voi kuulua vain omien virastojensa yksiköihin, enintään {MaxUnits} yksikköön.",
                $"En person kan bara höra till sina egna myndigheters enheter, högst {MaxUnits} enheter.",
                $"A person can belong only to units of their own agencies, {MaxUnits} units at most.");
        }

        return Decision.Accept(
        [
            .. Joined(person.Agencies, Agencies).Select(agency => new PersonJoinedAgency(agency)),
            .. Left(person.Units, units).Select(unit => new PersonLeftUnit(unit)),
            .. Left(person.Agencies, Agencies).Select(agency => new PersonLeftAgency(agency)),
            .. Joined(person.Units, units).Select(unit => new PersonJoinedUnit(unit)),
            .. Joined(person.Roles, Roles).Select(role => new RoleGranted(role)),
            .. Left(person.Roles, Roles).Select(role => new RoleRevoked(role)),
        ]);
    }

    static IEnumerable<T> Joined<T>(ImmutableArray<T> now, ImmutableArray<T>? wanted) => (wanted ?? now).Except(now);

    static IEnumerable<T> Left<T>(ImmutableArray<T> now, ImmutableArray<T>? wanted) => now.Except(wanted ?? now);
}

/// <summary>Whom an identity provider knows, and by what, as a client says it.</summary>
sealed record SignInInput(PersonId Person, string Issuer, [KeepsNumbers] string Subject, string? ClientMutationId) : ICommandInput
{
    [JsonIgnore]
    public SignInKey Key => SignInKey.Of(Issuer, Subject);
}

/// <summary>Whoever an identity provider knows by this key signs in as the person. The grain fills in who does now.</summary>
sealed record LinkSignIn(SignInKey Key, PersonId? Owner = null) : PersonCommand
{
    /// <summary>The refusal of a sign-in that is another person's.</summary>
    public static Refusal Taken()
        => Refusal.Invalid(
            "subject",
            "Tällä tunnuksella kirjautuu jo toinen henkilö. Poista kirjautumistapa ensin häneltä.",
            "Med denna identitet loggar redan en annan person in. Ta först bort sättet att logga in från den personen.",
            "Another person signs in by this subject already. Unlink it from them first.");

    protected override Decision Decide(Person person, CommandContext context)
        => Owner is null ? new SignInLinked()
            : Owner == person.Id ? Decision.Nothing
            : Taken();
}

/// <summary>Whoever an identity provider knows by this key does not sign in as the person any more. The grain fills in who does now.</summary>
sealed record UnlinkSignIn(SignInKey Key, PersonId? Owner = null) : PersonCommand
{
    protected override Decision Decide(Person person, CommandContext context) => Owner == person.Id ? new SignInUnlinked() : Decision.Nothing;
}
