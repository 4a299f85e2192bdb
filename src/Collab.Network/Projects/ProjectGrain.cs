using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.People;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Projects;

[GrainType("project")]
sealed class ProjectGrain(AggregateServices services, ProjectQueries queries)
    : EventSourcedGrain<ProjectId, Project, ProjectEvent, ProjectCommand>(ProjectStream.Aggregate, services), IProjectGrain
{
    protected override async ValueTask<Plan<ProjectEvent>> Decide(Project? state, ProjectCommand command, CommandContext context, DecisionReads reads)
    {
        if (state?.RightsOf(context.Viewer).RestsOnPerson ?? true)
        {
            reads.GuardPerson();
        }

        var facts = await Facts(state, command, context.Viewer, reads);
        var decision = ProjectDecisions.Decide(state, Id, command, context, facts);
        return new Plan<ProjectEvent>(decision, [])
        {
            Statements = [.. TeamBackgroundProjection.Statements(Id, decision.Events, command, facts.Background)],
        };
    }

    protected override ValueTask<bool> MayRead(Project state, Viewer viewer, DecisionReads reads) => ValueTask.FromResult(state.RightsOf(viewer).MayRead);

    protected override Refusal Missing(ProjectCommand command) => ProjectDecisions.Missing;

    protected override ProjectCommand? Rename(ProjectCommand command, string constraint, int renames)
        => command is StartProject { IsSlugChosen: false } start ? start with { Slug = Slug.Next(start.Slug, renames, Id.Value) } : null;

    protected override Refusal Taken(string constraint)
        => constraint == ProjectProjection.SlugConstraint ? Slug.Taken("slug") : base.Taken(constraint);

    async ValueTask<ProjectFacts> Facts(Project? state, ProjectCommand command, Viewer viewer, DecisionReads reads)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, agency) in ProjectReferences.Agencies(command))
        {
            if (!missing.Contains(path) && await reads.Read(AgencyStream.Aggregate, agency) is null)
            {
                missing.Add(path);
            }
        }

        ImmutableArray<AgencyId> agencies = [];
        if (ProjectReferences.Newcomer(command, viewer.Person) is { } newcomer)
        {
            if (Person.MayBeReadBy(viewer)
                && await reads.Read(PersonStream.Aggregate, newcomer) is { } person)
            {
                agencies = person.Agencies;
            }
            else
            {
                missing.Add(command is StartProject ? "" : "person");
            }
        }

        var told = state is not null && command is EditTeamMember ? await queries.Backgrounds(state) : [];
        return new ProjectFacts(
            missing.DrainToImmutable(),
            agencies,
            command is EditTeamMember edit ? told.FirstOrDefault(one => one.Person == edit.Person)?.Background : null);
    }
}
