using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

/// <summary>
/// Somebody who takes part, as the history knows them: by id alone. Name and picture are in the <see cref="Profile"/>,
/// outside the history, so that they can be erased.
/// </summary>
/// <param name="Id">Their id.</param>
/// <param name="Agencies">The agencies they belong to.</param>
/// <param name="Roles">What they are to the whole network.</param>
sealed record Person(PersonId Id, ImmutableArray<AgencyId> Agencies, ImmutableArray<NetworkRole> Roles) : AggregateState
{
    /// <summary>The scopes that grant read access: those who are signed in may read who takes part.</summary>
    public static Audience Audience => Audience.Network;

    /// <summary>Whether a viewer may read who takes part.</summary>
    /// <param name="viewer">Who asks.</param>
    public static bool MayBeReadBy(Viewer viewer) => viewer.IsSignedIn;

    /// <summary>The person after an event.</summary>
    /// <param name="person">The person before; null before they joined.</param>
    /// <param name="recorded">The event.</param>
    public static Person Fold(Person? person, Recorded<PersonEvent> recorded) => recorded.Event switch
    {
        PersonRegistered e => new Person(e.Id, e.Agencies, e.Roles),
        ProfileChanged or SignInLinked or SignInUnlinked => person!,
        PersonJoinedAgency e => person! with { Agencies = person.Agencies.Add(e.Agency) },
        PersonLeftAgency e => person! with { Agencies = person.Agencies.Remove(e.Agency) },
        RoleGranted e => person! with { Roles = person.Roles.Add(e.Role) },
        RoleRevoked e => person! with { Roles = person.Roles.Remove(e.Role) },
        var unknown => throw new InvalidOperationException($"{nameof(Person)} does not fold {unknown.GetType().Name}."),
    };
}
