using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;

namespace Collab.Network.Projects;

/// <summary>Binds the fields of <c>projects.graphql</c>; its mutations are in <see cref="ProjectMutationFields"/>.</summary>
static class ProjectFields
{
    public static void Bind(ResolverMap map, NodeSources nodes, ChangeSources changes)
    {
        nodes.Add<ProjectId, Project>((id, context) => context.Project(id));
        changes.Add(ProjectStream.Aggregate, (project, context) => ValueTask.FromResult(project.VisibleTo(context.Viewer())));
        map.Enum<ProjectPhase>("ProjectPhase")
            .Enum<ProjectAudience>("ProjectAudience")
            .Enum<ProjectOrder>("ProjectOrder")
            .Enum<TeamTier>("TeamTier")
            .Enum<MeetingForm>("MeetingForm")
            .Input<ProjectFilter>("ProjectFilter");
        map.Connection<Project>("Project");
        BindProject(map.Object<Project>("Project"));
        BindParts(map);
        TeamMemberFields.Bind(map);
        ProjectMutationFields.Bind(map);

        map.Connection<HashtagUse>("Hashtag");
        map.Object<HashtagUse>("Hashtag")
            .Field("name", hashtag => hashtag.Name)
            .Field("projects", hashtag => hashtag.Projects);
        map.Query.AsyncField("hashtags", (HashtagsArguments arguments, FieldContext context) => Hashtags(arguments, context));
        map.Query.AsyncField("project", (ProjectArguments arguments, FieldContext context) => Find(arguments, context));
        map.Query.AsyncField("projects", (ProjectsArguments arguments, FieldContext context)
            => List(arguments.Filter ?? new ProjectFilter(), arguments.OrderBy, arguments, context));
        map.Object<Agency>("Agency").AsyncField("projects", (Agency agency, OwnProjectsArguments arguments, FieldContext context)
            => List(new ProjectFilter(Agency: agency.Id), arguments.OrderBy, arguments, context));
        map.Object<Person>("Person").AsyncField("projects", (Person person, OwnProjectsArguments arguments, FieldContext context)
            => List(new ProjectFilter { Member = person.Id }, arguments.OrderBy, arguments, context));
    }

    /// <summary>A project as the viewer may see it.</summary>
    public static ValueTask<Project?> Project(this FieldContext context, ProjectId id) => context.Copies().FindProject(id, context.Viewer());

    /// <summary>A project as it was at a moment; null for now. Who may read it now may read what it was.</summary>
    public static async ValueTask<Project?> Project(this FieldContext context, ProjectId id, DateTimeOffset? asOf)
        => await context.Project(id) is { } project && asOf is { } moment
            ? (await context.FindAsOf<ProjectId, Project>([project.Id], moment))[0]
            : await context.Project(id);

    static void BindProject(ObjectBinding<Project> project)
        => project
            .Field("id", it => it.Id)
            .Field("slug", it => it.Slug)
            .TextField("title", it => it.Title)
            .OptionalTextField("challenge", it => it.Challenge)
            .AsyncField("owner", (it, context) => context.Agency(it.Owner))
            .AsyncField("participants", (it, context) => Agencies(it.Participants, context))
            .Field("phase", it => it.Phase)
            .Field("audience", it => it.AudienceLevel)
            .Field("hashtags", it => it.Hashtags)
            .AsyncField("missingFromTeam", (it, context) => Agencies([.. it.MissingFromTeam], context))
            .Field("workingAgreement", it => it.WorkingAgreements.LastOrDefault())
            .Field("workingAgreements", it => it.WorkingAgreements.Reverse().ToArray())
            .Field("kickOff", it => it.KickOff)
            .OptionalTextField("baseline", it => it.Baseline)
            .Field("status", it => new StatusPage(it))
            .OptionalTextField("lessons", it => it.Lessons)
            .Field("recommendation", it => it.Recommendation)
            .Field("startedAt", it => it.StartedAt)
            .Field("closedAt", it => it.ClosedAt)
            .AsyncField("viewerCan", async (it, context) => await context.Project(it.Id) is { } now ? ProjectMutations.Of(now, context.Viewer()).ToArray() : [])
            .Field("viewerMayEdit", (it, context) => it.RightsOf(context.Viewer()).MayEdit)
            .HistoryFieldsOf(ProjectStream.Aggregate, it => it.Id);

    static void BindParts(ResolverMap map)
    {
        map.Object<WorkingAgreement>("WorkingAgreement")
            .Field("number", agreement => agreement.Number)
            .TextField("text", agreement => agreement.Text)
            .Field("agreedAt", agreement => agreement.AgreedAt);
        map.Object<KickOff>("KickOff")
            .Field("startsAt", kickOff => kickOff.StartsAt)
            .Field("form", kickOff => kickOff.Form)
            .OptionalTextField("place", kickOff => kickOff.Place)
            .OptionalTextField("presentState", kickOff => kickOff.PresentState)
            .OptionalTextField("expectations", kickOff => kickOff.Expectations)
            .OptionalTextField("acquaintance", kickOff => kickOff.Acquaintance);
        map.Object<StatusPage>("ProjectStatus")
            .Field("phase", page => page.Project.Phase)
            .OptionalTextField("summary", page => page.Project.Status?.Summary)
            .OptionalTextField("next", page => page.Project.Status?.Next)
            .Field("updatedAt", page => page.Project.Status?.UpdatedAt)
            .AsyncField("lately", Lately);
        map.Object<ProjectChange>("ProjectChange")
            .TextField("description", change => change.Description)
            .Field("count", change => change.Count)
            .Field("at", change => change.At);
    }

    static async ValueTask<IReadOnlyList<ProjectChange>> Lately(StatusPage page, FieldContext context)
    {
        // The page may show the project as it was: then it tells what had changed lately by then.
        var history = await HistoryFields.Entries(ProjectStream.Aggregate, page.Project.Id, page.Project.Version, ProjectStory.MaxEvents, context);
        return ProjectStory.Tell(history);
    }

    static ValueTask<IReadOnlyList<Agency>> Agencies(IReadOnlyList<AgencyId> ids, FieldContext context)
        => Concurrently.Found(ids, id => context.Agency(id));

    static async ValueTask<Project?> Find(ProjectArguments arguments, FieldContext context)
    {
        if ((arguments.Id ?? await FindBySlug(arguments.Slug, context)) is not { } id)
        {
            return null;
        }

        return await context.Project(id, arguments.AsOf);
    }

    static async ValueTask<ProjectId?> FindBySlug(string? slug, FieldContext context)
        => slug is null ? null : await context.Service<ProjectQueries>().FindBySlug(slug, context.CancellationToken);

    static async ValueTask<Connection<Project>> List(ProjectFilter filter, ProjectOrder order, IPageArguments page, FieldContext context)
    {
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

    sealed record HashtagsArguments(string? StartingWith, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record StatusPage(Project Project);

    sealed record ProjectArguments(ProjectId? Id, string? Slug, DateTimeOffset? AsOf);

    sealed record ProjectsArguments(ProjectFilter? Filter, ProjectOrder OrderBy, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record OwnProjectsArguments(ProjectOrder OrderBy, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
