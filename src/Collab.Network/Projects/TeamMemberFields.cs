using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Agencies;
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
            .AsyncField("background", (TeamEntry entry, TextArguments arguments, FieldContext context) => Background(entry, arguments, context))
            .OptionalTextField("expectations", entry => entry.Member.Expectations)
            .Field("tier", entry => entry.Member.Tier)
            .Field("joinedAt", entry => entry.Member.JoinedAt)
            .AsyncField("viewerCan", ViewerCan);
    }

    static TeamEntry[] Team(Project project, TeamTier? tier)
        =>
        [
            .. project.Team
                .Where(member => tier is null || member.Tier == tier)
                .OrderBy(member => member.Tier)
                .Select(member => new TeamEntry(project, member)),
        ];

    static async ValueTask<string[]> ViewerCan(TeamEntry entry, FieldContext context)
        => await context.Project(entry.Project.Id) is { } now && now.Member(entry.Member.Person) is { } member
            ? [.. ProjectMutations.Of(now, member, context.Viewer())]
            : [];

    static ValueTask<Agency?> Agency(TeamEntry entry, FieldContext context)
        => entry.Member.Agency is { } agency ? context.Agency(agency) : ValueTask.FromResult<Agency?>(null);

    /// <summary>Backgrounds go with the person: whoever may not see people does not see what they tell of themselves either.</summary>
    static async ValueTask<TextReading?> Background(TeamEntry entry, TextArguments arguments, FieldContext context)
    {
        if (await context.Person(entry.Member.Person) is null)
        {
            return null;
        }

        var told = await context.Service<ProjectQueries>().Backgrounds(entry.Project);
        return told.FirstOrDefault(one => one.Person == entry.Member.Person)?.Background.For(arguments, context);
    }

    sealed record TeamEntry(Project Project, TeamMember Member);

    sealed record TeamArguments(TeamTier? Tier);
}
