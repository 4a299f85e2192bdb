using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.AgencyGroups.AgencyGroupEvent>;

namespace Collab.Network.AgencyGroups;

/// <summary>Agencies that belong together, such as those of one branch of the state. Everybody may read it.</summary>
sealed record AgencyGroup(AgencyGroupId Id, Text Name, ImmutableArray<AgencyId> Members) : AggregateState
{
    public static Audience Audience => Audience.Public;

    public static Aggregate<AgencyGroupId, AgencyGroup, AgencyGroupEvent> Aggregate { get; } = new(
        "agencygroup",
        new(
            Entry<AgencyGroupFormed>("agency-group-formed", "Virastot muodostivat ryhmän", "Myndigheter bildade en grupp", "Agencies formed a group"),
            Entry<AgencyGroupRenamed>("agency-group-renamed", "Ryhmän nimi muuttui", "Gruppens namn ändrades", "The group's name changed"),
            Entry<AgencyJoinedGroup>("agency-group-joined", "Virasto liittyi ryhmään", "En myndighet anslöt sig till gruppen", "An agency joined the group"),
            Entry<AgencyLeftGroup>("agency-group-left", "Virasto lähti ryhmästä", "En myndighet lämnade gruppen", "An agency left the group")),
        Fold,
        new AgencyGroupTable());

    public static AgencyGroup Fold(AgencyGroup? group, Recorded<AgencyGroupEvent> recorded) => recorded.Event switch
    {
        AgencyGroupFormed e => new(e.Id, e.Name, e.Members),
        AgencyGroupRenamed e => group! with { Name = e.Name },
        AgencyJoinedGroup e => group! with { Members = group.Members.Add(e.Agency) },
        AgencyLeftGroup e => group! with { Members = group.Members.Remove(e.Agency) },
        var unknown => throw new InvalidOperationException($"{nameof(AgencyGroup)} does not fold {unknown.GetType().Name}."),
    };
}

abstract record AgencyGroupEvent;

sealed record AgencyGroupFormed(AgencyGroupId Id, [NotPersonal] Text Name, ImmutableArray<AgencyId> Members) : AgencyGroupEvent;

sealed record AgencyGroupRenamed([NotPersonal] Text Name) : AgencyGroupEvent, ITouchesPart
{
    public const string NamePart = "name";

    string ITouchesPart.Part => NamePart;
}

sealed record AgencyJoinedGroup(AgencyId Agency) : AgencyGroupEvent;

sealed record AgencyLeftGroup(AgencyId Agency) : AgencyGroupEvent;
