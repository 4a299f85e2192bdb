using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.AgencyGroups.AgencyGroupEvent>;

namespace Collab.Network.AgencyGroups;

/// <summary>What can be asked of a group of agencies, each command with its rule. All are for administrators of the network.</summary>
abstract record AgencyGroupCommand
{
    const int MaxMembers = 500;

    /// <summary>The agencies that it would take in.</summary>
    public abstract IEnumerable<AgencyId> NewMembers(AgencyGroup? group);

    public Decision Decide(AgencyGroup? group, AgencyGroupId id, CommandContext context)
        => (group is null) != (this is FormAgencyGroup) ? (group is null ? Refusal.NotFound("group") : Decision.Nothing)
            : context.Viewer.MayAdministerNetwork() ? Decide(group, id, context.BasedOn)
            : Refusal.Forbidden(
                "Vain verkoston ylläpitäjä voi muuttaa virastojen ryhmiä.",
                "Endast nätverkets administratör kan ändra grupper av myndigheter.",
                "Only an administrator of the network can change groups of agencies.");

    protected abstract Decision Decide(AgencyGroup? group, AgencyGroupId id, int? basedOn);

    protected static Refusal? Check(IReadOnlyCollection<AgencyId> members)
        => members.Count <= MaxMembers ? null : Refusal.Invalid(
            "agencies",
            $"Ryhmässä voi olla enintään {MaxMembers} virastoa.",
            $"En grupp kan ha högst {MaxMembers} myndigheter.",
            $"A group can have {MaxMembers} agencies at most.");
}

sealed record FormAgencyGroup(TextEdit Name, ImmutableArray<AgencyId> Agencies, string? ClientMutationId = null) : AgencyGroupCommand, ICommandInput
{
    public override IEnumerable<AgencyId> NewMembers(AgencyGroup? group) => Agencies.Distinct();

    protected override Decision Decide(AgencyGroup? group, AgencyGroupId id, int? basedOn)
    {
        var name = Name.ToRequiredText();
        ImmutableArray<AgencyId> members = [.. Agencies.Distinct()];
        return Decision.Unless(Rules.Found(Rules.Title(name, "name"), Check(members)), new AgencyGroupFormed(id, name, members));
    }
}

/// <summary>A group has this name and these agencies from now on; what is null stays. One without agencies is over.</summary>
sealed record EditAgencyGroup(AgencyGroupId Group, TextEdit? Name = null, ImmutableArray<AgencyId>? Agencies = null, int? BasedOn = null, string? ClientMutationId = null)
    : AgencyGroupCommand, ICommandInput
{
    public override IEnumerable<AgencyId> NewMembers(AgencyGroup? group) => (Agencies ?? []).Except(group?.Members ?? []);

    protected override Decision Decide(AgencyGroup? group, AgencyGroupId id, int? basedOn)
    {
        var (now, wanted) = (group!.Members, Agencies ?? group.Members);
        var edit = new Edit<AgencyGroupEvent>(group, basedOn);
        edit.Check(Rules.Title(Name, group.Name, "name"));
        edit.Check(Check(wanted));
        edit.Text("name", AgencyGroupRenamed.NamePart, group.Name, Name, name => new AgencyGroupRenamed(name));
        var decision = edit.Decide();
        return !decision.Refusals.IsEmpty ? decision : Decision.Accept(
        [
            .. decision.Events,
            .. wanted.Except(now).Select(agency => new AgencyJoinedGroup(agency)),
            .. now.Except(wanted).Select(agency => new AgencyLeftGroup(agency)),
        ]);
    }
}
