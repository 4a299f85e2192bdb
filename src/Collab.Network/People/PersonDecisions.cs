using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.People.PersonEvent>;

namespace Collab.Network.People;

/// <summary>The rules of people.</summary>
static class PersonDecisions
{
    const int MaxContactLength = 500;

    public static Decision Decide(Person? person, PersonId id, PersonCommand command, CommandContext context) => (person, command) switch
    {
        (null, RegisterPerson register) => IfAdministrator(context.Viewer, () => Register(id, register)),
        (null, _) => Refusal.NotFound(),
        (_, RegisterPerson) => Decision.Nothing,
        (_, EditProfile edit) => Edit(person, edit, context),
        (_, LinkSignIn link) => IfAdministrator(context.Viewer, () => Link(person, link)),
        (_, UnlinkSignIn unlink) => IfAdministrator(context.Viewer, () => unlink.Owner == person.Id ? new SignInUnlinked() : Decision.Nothing),
        (_, PlacePerson place) => IfAdministrator(context.Viewer, () => Place(person, place)),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    static Decision Register(PersonId id, RegisterPerson command)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(command.IsSlugChosen ? Slug.Check(command.Profile.Slug, "slug") : null),
            .. ProfileRefusals(command.Profile.Name, command.Profile.Picture, command.Profile.Contact),
        ];
        var registered = new PersonRegistered(id, [.. command.Agencies.Distinct()], [.. command.Roles.Distinct()]);
        return !refusals.IsEmpty ? Decision.Refuse(refusals)
            : command.SignIn is null ? registered
            : Decision.Accept(registered, new SignInLinked());
    }

    static Decision Link(Person person, LinkSignIn command)
        => command.Owner is null ? new SignInLinked()
            : command.Owner == person.Id ? Decision.Nothing
            : SignInTaken();

    static Decision Edit(Person person, EditProfile command, CommandContext context)
    {
        if (!PersonMutations.MayEditProfile(person.Id, context.Viewer))
        {
            return Refusal.Forbidden(
                "Vain henkilö itse ja verkoston ylläpitäjä voivat muuttaa näitä tietoja.",
                "Endast personen själv och nätverkets administratör kan ändra dessa uppgifter.",
                "Only the person themselves and an administrator of the network can change this.");
        }

        if (person.HasMoved(PersonParts.Profile, context.BasedOn))
        {
            return Refusal.Conflict("", null, null);
        }

        ImmutableArray<Refusal> refusals = [.. ProfileRefusals(command.Name, command.Picture, command.Contact)];
        return refusals.IsEmpty ? new ProfileChanged() : Decision.Refuse(refusals);
    }

    static Decision Place(Person person, PlacePerson command)
    {
        ImmutableArray<PersonEvent> events =
        [
            .. Joined(person.Agencies, command.Agencies).Select(agency => new PersonJoinedAgency(agency)),
            .. Left(person.Agencies, command.Agencies).Select(agency => new PersonLeftAgency(agency)),
            .. Joined(person.Roles, command.Roles).Select(role => new RoleGranted(role)),
            .. Left(person.Roles, command.Roles).Select(role => new RoleRevoked(role)),
        ];
        return Decision.Accept(events);
    }

    static IEnumerable<T> Joined<T>(ImmutableArray<T> now, ImmutableArray<T>? wanted) => (wanted ?? now).Except(now);

    static IEnumerable<T> Left<T>(ImmutableArray<T> now, ImmutableArray<T>? wanted) => now.Except(wanted ?? now);

    static IEnumerable<Refusal> ProfileRefusals(string? name, Uri? picture, string? contact)
        => Rules.Found(
            Rules.Plain(name, "name", Rules.MaxTitleLength, isOneLine: true),
            Rules.WebAddress(picture, "picture"),
            Rules.Plain(contact, "contact", MaxContactLength, isOneLine: false));

    /// <summary>The refusal to take the role from the only administrator.</summary>
    public static Refusal LastAdministrator()
        => Refusal.Invalid(
            "roles",
            "Tämä on verkoston ainoa ylläpitäjä. Anna ylläpitäjän tehtävä ensin toiselle.",
            "Detta är nätverkets enda administratör. Ge först rollen till någon annan.",
            "This is the only administrator of the network. Give the role to somebody else first.");

    /// <summary>The refusal of a sign-in that is another person's.</summary>
    public static Refusal SignInTaken()
        => Refusal.Invalid(
            "subject",
            "Tällä tunnuksella kirjautuu jo toinen henkilö. Poista kirjautumistapa ensin häneltä.",
            "Med denna identitet loggar redan en annan person in. Ta först bort sättet att logga in från den personen.",
            "Another person signs in by this subject already. Unlink it from them first.");

    static Decision IfAdministrator(Viewer viewer, Func<Decision> decide)
        => viewer.MayKeepOrder()
            ? decide()
            : Refusal.Forbidden(
                "Vain verkoston ylläpitäjä voi tehdä tämän.",
                "Endast nätverkets administratör kan göra detta.",
                "Only an administrator of the network can do this.");
}
