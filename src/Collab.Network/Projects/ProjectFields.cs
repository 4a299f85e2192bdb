using Collab.GraphQL.Execution;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.Kernel.Personal;
using Collab.Network.People;

namespace Collab.Network.Projects;

/// <summary>The fields of projects that need more than their state.</summary>
static class ProjectFields
{
    public static void Bind(ModuleFields fields)
    {
        BindProject(fields);
        fields.Object<StatusPage>("ProjectStatus")
            .Field("phase", page => page.Project.Phase)
            .OptionalTextField("summary", page => page.Project.Status?.Summary)
            .OptionalTextField("next", page => page.Project.Status?.Next)
            .Field("updatedAt", page => page.Project.Status?.UpdatedAt)
            .AsyncField("lately", Lately);
        fields.Object<TeamEntry>("TeamMember")
            .AsyncField("person", (entry, context) => context.Person(entry.Member.Person))
            .AsyncField("agency", Agency)
            .PersonalTextField("role", entry => entry.Member.Role, entry => entry.Texts)
            .AsyncField("background", (TeamEntry entry, TextArguments arguments, FieldContext context) => Background(entry, arguments, context))
            .PersonalTextField("expectations", entry => entry.Member.Expectations, entry => entry.Texts)
            .Field("tier", entry => entry.Member.Tier)
            .Field("joinedAt", entry => entry.Member.JoinedAt)
            .AsyncField("viewerCan", ViewerCan);
        fields.Query
            .AsyncField("project", (ProjectArguments arguments, FieldContext context) => Find(arguments, context))
            .AsyncField("projects", (ProjectsArguments arguments, FieldContext context) => List(arguments.Filter ?? new ProjectFilter(), arguments.OrderBy, arguments, context))
            .AsyncField("hashtags", (HashtagsArguments arguments, FieldContext context) => Hashtags(arguments, context));
        fields.Object<Agency>().AsyncField("projects", (Agency agency, OwnProjectsArguments arguments, FieldContext context)
            => List(new ProjectFilter(Agency: agency.Id), arguments.OrderBy, arguments, context));
        fields.Object<Person>().AsyncField("projects", (Person person, OwnProjectsArguments arguments, FieldContext context)
            => List(new ProjectFilter { Member = person.Id }, arguments.OrderBy, arguments, context));
    }

    /// <summary>A project as the viewer may see it.</summary>
    public static ValueTask<Project?> Project(this FieldContext context, ProjectId id) => context.Copies().FindProject(id, context.Viewer());

    /// <summary>A project as it was at a moment; null for now. Who may read it now may read what it was.</summary>
    public static async ValueTask<Project?> Project(this FieldContext context, ProjectId id, DateTimeOffset? asOf)
    {
        var project = await context.Project(id);
        return project is not null && asOf is { } moment ? (await context.FindAsOf<ProjectId, Project>([id], moment))[0] : project;
    }

    /// <summary>What the viewer may do with a project as it is now; nothing when it is not there, or not for them.</summary>
    public static async ValueTask<ProjectRights> RightsIn(this FieldContext context, ProjectId project)
        => (await context.Project(project))?.RightsOf(context.Viewer()) ?? default;

    static void BindProject(ModuleFields fields)
        => fields.Aggregate(Projects.Project.Aggregate, it => it.Id, (it, context) => ValueTask.FromResult(it.VisibleTo(context.Viewer())))
            .AsyncField("owner", (it, context) => context.Agency(it.Owner))
            .AsyncField("participants", (it, context) => Agencies(it.Participants, context))
            .Field("audience", it => it.AudienceLevel)
            .Field("team", (Project it, TeamArguments arguments, FieldContext _) => TeamOf(it, arguments.Tier))
            .AsyncField("missingFromTeam", (it, context) => Agencies([.. it.MissingFromTeam], context))
            .Field("workingAgreement", it => it.WorkingAgreements.LastOrDefault())
            .Field("workingAgreements", it => it.WorkingAgreements.Reverse().ToArray())
            .Field("status", it => new StatusPage(it))
            .AsyncField("viewerCan", async (it, context) => await context.Project(it.Id) is { } now ? ProjectMutations.Of(now, context.Viewer()).ToArray() : [])
            .AsyncField("viewerMayEdit", async (it, context) => (await context.RightsIn(it.Id)).MayEdit);

    static async ValueTask<IReadOnlyList<ProjectChange>> Lately(StatusPage page, FieldContext context)
    {
        // The page may show the project as it was: then it tells what had changed lately by then.
        var history = await HistoryFields.Entries(Projects.Project.Aggregate, page.Project.Id, page.Project.Version, ProjectStory.MaxEvents, context);
        return ProjectStory.Tell(history);
    }

    static ValueTask<IReadOnlyList<Agency>> Agencies(IReadOnlyList<AgencyId> ids, FieldContext context)
        => Concurrently.Found(ids, id => context.Agency(id));

    static async ValueTask<Project?> Find(ProjectArguments arguments, FieldContext context)
    {
        if (arguments.Id is { } id)
        {
            return await context.Project(id, arguments.AsOf);
        }

        return arguments.Slug is { } slug && await context.Service<ProjectQueries>().FindBySlug(slug, context.Viewer(), context.CancellationToken) is { } project
            ? arguments.AsOf is null ? project : await context.Project(project.Id, arguments.AsOf)
            : null;
    }

    static async ValueTask<Connection<Project>> List(ProjectFilter filter, ProjectOrder order, IPageArguments page, FieldContext context)
    {
        if (filter.Agency is { } agency)
        {
            filter = filter with { Agencies = await context.Copies().WithPredecessors([agency]) };
        }

        var ids = await context.Service<ProjectQueries>().List(filter, order, page.ToRequest(), context.Viewer(), context.CancellationToken);
        return await ids.Load(async rows =>
        {
            var projects = await context.Copies().FindAll<ProjectId, Project>([.. rows.Select(row => (new ProjectId(row.Id), row.Version))]);
            return Array.ConvertAll(projects, project => project.VisibleTo(context.Viewer()));
        });
    }

    static async ValueTask<Connection<HashtagUse>> Hashtags(HashtagsArguments arguments, FieldContext context)
    {
        var start = Hashtag.Key(arguments.StartingWith ?? "");
        return Characters.FirstForbidden(start, isOneLine: true) is null
            ? await context.Service<HashtagQueries>().List(start, arguments.ToRequest(), context.Viewer(), context.CancellationToken)
            : throw new FieldException("startingWith is the beginning of a hashtag, with or without #.", ErrorCodes.BadUserInput);
    }

    static TeamEntry[] TeamOf(Project project, TeamTier? tier)
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
        // Always today's, also where the project is shown as it was: what was told before is not kept.
        if (await context.Person(entry.Member.Person) is null || (await context.Project(entry.Project.Id))?.Member(entry.Member.Person)?.Background is not { } background)
        {
            return null;
        }

        return (await context.PersonalText(background, entry.Texts))?.For(arguments, context);
    }

    sealed record HashtagsArguments(string? StartingWith, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record StatusPage(Project Project);

    sealed record ProjectArguments(ProjectId? Id, string? Slug, DateTimeOffset? AsOf);

    sealed record ProjectsArguments(ProjectFilter? Filter, ProjectOrder OrderBy, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record OwnProjectsArguments(ProjectOrder OrderBy, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record TeamEntry(Project Project, TeamMember Member)
    {
        public IEnumerable<PersonalText?> Texts => Project.Team.SelectMany(member => member.Texts);
    }

    sealed record TeamArguments(TeamTier? Tier);
}
