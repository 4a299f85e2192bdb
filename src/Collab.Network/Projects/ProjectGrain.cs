using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Collab.Network.People;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Projects;

[Alias("project")]
interface IProjectGrain : IAggregateGrain<ProjectCommand>;

[GrainType("project")]
sealed class ProjectGrain(AggregateServices services, PersonalTextQueries texts)
    : EventSourcedGrain<ProjectId, Project, ProjectEvent, ProjectCommand>(Project.Aggregate, services), IProjectGrain
{
    protected override async ValueTask<Plan<ProjectEvent>> Decide(Project? state, ProjectCommand command, CommandContext context, DecisionReads reads)
    {
        if (state?.RightsOf(context.Viewer).RestsOnPerson ?? true)
        {
            reads.GuardPerson();
        }

        var facts = await Facts(state, command, context.Viewer, reads);
        var decision = command.Decide(state, Id, context, facts);
        return new Plan<ProjectEvent>(decision, [])
        {
            Statements = [.. TeamBackgroundTable.Statements(state, decision.Events)],
        };
    }

    protected override ValueTask<bool> MayRead(Project state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(state.RightsOf(viewer).MayRead);

    protected override Refusal Missing(ProjectCommand command) => ProjectCommand.Missing;

    protected override ProjectCommand? Rename(ProjectCommand command, string constraint, int renames)
        => command is StartProject { IsSlugExact: false } start ? start with { Renames = renames } : null;

    protected override Refusal Taken(string constraint)
        => constraint == ProjectTable.SlugConstraint ? Slug.Taken("slug") : base.Taken(constraint);

    async ValueTask<ProjectFacts> Facts(Project? state, ProjectCommand command, Viewer viewer, DecisionReads reads)
    {
        var (missing, ended) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var (path, agency) in command.NamedAgencies())
        {
            var named = await reads.Read(Agency.Aggregate, agency);
            if (named is null && !missing.Contains(path))
            {
                missing.Add(path);
            }
            else if (named?.EndedAt is not null && command is not EditTeamMember && !ended.Contains(path))
            {
                ended.Add(path);
            }
        }

        ImmutableArray<AgencyId> agencies = [];
        if (command.Newcomer(viewer.Person) is { } newcomer)
        {
            if (Person.MayBeReadBy(viewer)
                && await reads.Read(Person.Aggregate, newcomer) is { } person)
            {
                agencies = person.Agencies;
            }
            else
            {
                missing.Add(command is StartProject ? "" : "person");
            }
        }

        return new ProjectFacts(missing.DrainToImmutable(), agencies, await Words(state, command, reads))
        {
            Ended = ended.DrainToImmutable(),
        };
    }

    /// <summary>What is told of the member whom a command concerns. When it is erased meanwhile, which their person's stream tells, the command is decided anew.</summary>
    async ValueTask<PersonalWords> Words(Project? state, ProjectCommand command, DecisionReads reads)
    {
        var person = command switch
        {
            EditTeamMember edit => edit.Person,
            RemoveTeamMember remove => remove.Person,
            _ => (PersonId?)null,
        };
        if (person is not { } named || state?.Member(named) is not { } member)
        {
            return PersonalWords.None;
        }

        if (command is EditTeamMember)
        {
            await reads.Guard(Person.Aggregate, named);
        }

        return new PersonalWords(await texts.Read([.. member.Texts.Select(text => text?.Id).OfType<Guid>()]));
    }
}
