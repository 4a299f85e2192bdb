using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

/// <summary>What can happen to a person in the network. No event carries a name.</summary>
abstract record PersonEvent;

/// <summary>A person joined the network.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Agencies">The agencies they belong to.</param>
/// <param name="Roles">What they are to the whole network.</param>
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
    /// <summary>The name that it is stored by.</summary>
    public const string StoredName = "person-sign-in-unlinked";
}

/// <summary>A person came to work for an agency.</summary>
/// <param name="Agency">The agency.</param>
sealed record PersonJoinedAgency(AgencyId Agency) : PersonEvent;

/// <summary>A person no longer works for an agency.</summary>
/// <param name="Agency">The agency.</param>
sealed record PersonLeftAgency(AgencyId Agency) : PersonEvent;

/// <summary>A person was given a role in the whole network.</summary>
/// <param name="Role">The role.</param>
sealed record RoleGranted(NetworkRole Role) : PersonEvent;

/// <summary>A person no longer has a role in the whole network.</summary>
/// <param name="Role">The role.</param>
sealed record RoleRevoked(NetworkRole Role) : PersonEvent;

/// <summary>The parts of a person that are edited on their own.</summary>
static class PersonParts
{
    public const string Profile = "profile";
}
