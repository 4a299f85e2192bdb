using Collab.Network.Kernel;
using Catalog = Collab.Network.Kernel.EventCatalog<Collab.Network.People.PersonEvent>;

namespace Collab.Network.People;

/// <summary>How people are kept.</summary>
static class PersonStream
{
    public static Aggregate<PersonId, Person, PersonEvent> Aggregate { get; } = new(
        "person",
        new Catalog(
            Catalog.Entry<PersonRegistered>("person-registered", "Henkilö liittyi verkostoon", "Personen anslöt sig till nätverket", "The person joined the network"),
            Catalog.Entry<ProfileChanged>("person-profile-changed", "Henkilö muutti esittelyään", "Personen ändrade sin presentation", "The person changed their profile"),
            Catalog.Entry<SignInLinked>("person-sign-in-linked", "Henkilölle lisättiin kirjautumistapa", "Personen fick ett sätt att logga in", "The person got a way to sign in"),
            Catalog.Entry<SignInUnlinked>(SignInUnlinked.StoredName, "Henkilöltä poistettiin kirjautumistapa", "Ett av personens sätt att logga in togs bort", "One of the person's ways to sign in was removed"),
            Catalog.Entry<PersonJoinedAgency>("person-joined-agency", "Henkilö tuli viraston palvelukseen", "Personen började vid en myndighet", "The person joined an agency"),
            Catalog.Entry<PersonLeftAgency>("person-left-agency", "Henkilö lähti viraston palveluksesta", "Personen lämnade en myndighet", "The person left an agency"),
            Catalog.Entry<RoleGranted>("person-role-granted", "Henkilö sai tehtävän verkostossa", "Personen fick en uppgift i nätverket", "The person got a role in the network"),
            Catalog.Entry<RoleRevoked>("person-role-revoked", "Henkilön tehtävä verkostossa päättyi", "Personens uppgift i nätverket upphörde", "The person's role in the network ended")),
        Person.Fold,
        new PersonProjection());
}
