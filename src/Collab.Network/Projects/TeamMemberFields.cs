using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.People;

namespace Collab.Network.Projects;

/// <summary>Binds the team: who they are, what they expect, why they are here.</summary>
static class TeamMemberFields
{
    public static void Bind(ResolverMap map)
    {
        map.Object<Project>("Project").Field("team", (Project project, TeamArguments arguments, FieldContext _) => Team(project, arguments.Tier));
        map.Object<TeamEntry>("TeamMember")
            .AsyncField("person", (entry, context) => context.Person(entry.Member.Person))
            .AsyncField("agency", Agency)
            .OptionalTextField("role", entry => entry.Member.Role)
            .BatchField<(ProjectId Project, PersonId Person), TextArguments, TextReading>(
                "background", entry => (entry.Project, entry.Member.Person), LoadBackgrounds)
            .OptionalTextField("expectations", entry => entry.Member.Expectations)
            .Field("tier", entry => entry.Member.Tier)
            .Field("joinedAt", entry => entry.Member.JoinedAt);
    }

    static TeamEntry[] Team(Project project, TeamTier? tier)
        =>
        [
            .. project.Team
                .Where(member => tier is null || member.Tier == tier)
                .OrderBy(member => member.Tier)
                .Select(member => new TeamEntry(project.Id, member)),
        ];

    static ValueTask<Agency?> Agency(TeamEntry entry, FieldContext context)
        => entry.Member.Agency is { } agency ? context.Agency(agency) : ValueTask.FromResult<Agency?>(null);

    /// <summary>Backgrounds go with the person: whoever may not see people does not see what they tell of themselves either.</summary>
    static async ValueTask<IReadOnlyDictionary<(ProjectId Project, PersonId Person), TextReading>> LoadBackgrounds(
        IReadOnlyList<(ProjectId Project, PersonId Person)> entries, TextArguments arguments, FieldContext context)
    {
        var people = await Task.WhenAll(entries.Select(entry => context.Person(entry.Person).AsTask()));
        var visible = people.OfType<Person>().Select(person => person.Id).ToHashSet();
        var backgrounds = await context.Service<ProjectQueries>()
            .Backgrounds([.. entries.Where(entry => visible.Contains(entry.Person))], context.CancellationToken);
        return backgrounds.ToDictionary(entry => entry.Key, entry => entry.Value.For(arguments, context));
    }

    sealed record TeamEntry(ProjectId Project, TeamMember Member);

    sealed record TeamArguments(TeamTier? Tier);
}
