using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.People.PersonEvent>;

namespace Collab.Network.People;

/// <summary>Somebody who takes part, as the history knows them: by id alone. Name and picture are in the <see cref="Profile"/>, outside the history, so that they can be erased.</summary>
sealed record Person(PersonId Id, ImmutableArray<AgencyId> Agencies, ImmutableArray<NetworkRole> Roles) : AggregateState
{
    public static Aggregate<PersonId, Person, PersonEvent> Aggregate { get; } = new(
        "person",
        new(
            Entry<PersonRegistered>("person-registered", "Henkilö liittyi verkostoon", "Personen anslöt sig till nätverket", "The person joined the network"),
            Entry<ProfileChanged>("person-profile-changed", "Henkilö muutti esittelyään", "Personen ändrade sin presentation", "The person changed their profile"),
            Entry<SignInLinked>("person-sign-in-linked", "Henkilölle lisättiin kirjautumistapa", "Personen fick ett sätt att logga in", "The person got a way to sign in"),
            Entry<SignInUnlinked>(SignInUnlinked.StoredName, "Henkilöltä poistettiin kirjautumistapa", "Ett av personens sätt att logga in togs bort", "One of the person's ways to sign in was removed"),
            Entry<PersonJoinedAgency>("person-joined-agency", "Henkilö tuli viraston palvelukseen", "Personen började vid en myndighet", "The person joined an agency"),
            Entry<PersonLeftAgency>("person-left-agency", "Henkilö lähti viraston palveluksesta", "Personen lämnade en myndighet", "The person left an agency"),
            Entry<PersonJoinedUnit>("person-joined-unit", "Henkilö tuli yksikköön", "Personen kom till en enhet", "The person joined a unit"),
            Entry<PersonLeftUnit>("person-left-unit", "Henkilö lähti yksiköstä", "Personen lämnade en enhet", "The person left a unit"),
            Entry<RoleGranted>("person-role-granted", "Henkilö sai tehtävän verkostossa", "Personen fick en uppgift i nätverket", "The person got a role in the network"),
            Entry<RoleRevoked>("person-role-revoked", "Henkilön tehtävä verkostossa päättyi", "Personens uppgift i nätverket upphörde", "The person's role in the network ended"),
            Entry<PersonErased>(PersonErased.StoredName, "Henkilöstä kerrotut tekstit poistettiin", "Texterna om personen raderades", "What was told of the person was erased")),
        Fold,
        new PersonTable());

    /// <summary>The units that they belong to, each of one of their agencies.</summary>
    public ImmutableArray<UnitId> Units { get; init; } = [];

    /// <summary>Those who are signed in may read who takes part.</summary>
    public static Audience Audience => Audience.Network;

    public static bool MayBeReadBy(Viewer viewer) => viewer.IsSignedIn;

    public static bool MayEditProfile(PersonId person, Viewer viewer) => viewer.Person == person || viewer.MayAdministerNetwork();

    public static Person Fold(Person? person, Recorded<PersonEvent> recorded) => recorded.Event switch
    {
        PersonRegistered e => new Person(e.Id, e.Agencies, e.Roles),
        ProfileChanged or SignInLinked or SignInUnlinked => person!,
        PersonJoinedAgency e => person! with { Agencies = person.Agencies.Add(e.Agency) },
        PersonLeftAgency e => person! with { Agencies = person.Agencies.Remove(e.Agency) },
        PersonJoinedUnit e => person! with { Units = person.Units.Add(e.Unit) },
        PersonLeftUnit e => person! with { Units = person.Units.Remove(e.Unit) },
        RoleGranted e => person! with { Roles = person.Roles.Add(e.Role) },
        PersonErased => person! with { Agencies = [], Units = [], Roles = [] },
        RoleRevoked e => person! with { Roles = person.Roles.Remove(e.Role) },
        var unknown => throw new InvalidOperationException($"{nameof(Person)} does not fold {unknown.GetType().Name}."),
    };
}

/// <summary>What a person shows of themselves; kept outside the history, so that it can be erased.</summary>
sealed record Profile(string Slug, string? Name, Uri? Picture, string? Contact);

/// <summary>What can happen to a person in the network. No event carries a name.</summary>
abstract record PersonEvent;

sealed record PersonRegistered(PersonId Id, ImmutableArray<AgencyId> Agencies, ImmutableArray<NetworkRole> Roles) : PersonEvent;

/// <summary>A person changed what they show of themselves; what it says is not kept.</summary>
sealed record ProfileChanged : PersonEvent, ITouchesPart
{
    string ITouchesPart.Part => PersonParts.Profile;
}

/// <summary>A person can sign in by one more name that an identity provider has for them; which is not kept here.</summary>
sealed record SignInLinked : PersonEvent;

/// <summary>A person can no longer sign in by one of those names; which is not kept here.</summary>
sealed record SignInUnlinked : PersonEvent
{
    public const string StoredName = "person-sign-in-unlinked";
}

sealed record PersonJoinedAgency(AgencyId Agency) : PersonEvent;

sealed record PersonLeftAgency(AgencyId Agency) : PersonEvent;

sealed record PersonJoinedUnit(UnitId Unit) : PersonEvent;

sealed record PersonLeftUnit(UnitId Unit) : PersonEvent;

sealed record RoleGranted(NetworkRole Role) : PersonEvent;

sealed record RoleRevoked(NetworkRole Role) : PersonEvent;

/// <summary>All that people wrote about the person, what they showed of themselves, and how they signed in, was erased. They belong nowhere and may do nothing from then on; what they did stays.</summary>
sealed record PersonErased : PersonEvent, ITouchesPart
{
    public const string StoredName = PersonalTextReader.Erased;

    string ITouchesPart.Part => PersonParts.Profile;
}

static class PersonParts
{
    public const string Profile = "profile";
}
