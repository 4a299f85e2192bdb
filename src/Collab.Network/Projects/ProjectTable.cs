using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>The rows that are made of a project: its own, and one for each member of its team.</summary>
sealed class ProjectTable : IProjection<Project>
{
    public const string SlugConstraint = "project_slug_key";

    public IReadOnlyList<string> Tables => ["network.project", "network.project_member"];

    public IEnumerable<NpgsqlBatchCommand> Project(Project state)
    {
        yield return RowOf(state);
        yield return Sql.Command(
            "delete from network.project_member where project_id = $1 and person_id <> all($2)", state.Id.Value, Team(state));
        yield return Members(state);
    }

    public IEnumerable<NpgsqlBatchCommand> Fill(Project state) => state.Team.IsEmpty ? [RowOf(state)] : [RowOf(state), Members(state)];

    static Guid[] Team(Project state) => [.. state.Team.Select(member => member.Person.Value)];

    static NpgsqlBatchCommand Members(Project state) => Sql.Command(
        "insert into network.project_member (project_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing", state.Id.Value, Team(state));

    static NpgsqlBatchCommand RowOf(Project state)
        => Row.Of("network.project", state.Id.Value, state.Version)
            .With("slug", state.Slug)
            .With("title_fi", state.Title.For(Language.Fi))
            .With("title_sv", state.Title.For(Language.Sv))
            .With("title_en", state.Title.For(Language.En))
            .With("owner", state.Owner.Value)
            .With("agencies", state.Agencies.Select(agency => agency.Value).ToArray())
            .With("phase", state.Phase.ToString())
            .With("hashtags", state.Hashtags.Select(Hashtag.Key).ToArray())
            .With("audience", state.Audience.Scopes.ToArray())
            .With("started_at", state.StartedAt)
            .With("changed_at", state.ChangedAt)
            .Upsert();
}

/// <summary>Which projects a list holds; what is null does not narrow it.</summary>
/// <param name="Agency">Only projects that this agency owns or takes part in.</param>
/// <param name="Phase">Only projects in this phase.</param>
/// <param name="Hashtag">Only projects with this hashtag, with or without <c>#</c>, in any case.</param>
sealed record ProjectFilter(AgencyId? Agency = null, ProjectPhase? Phase = null, string? Hashtag = null)
{
    /// <summary><see cref="Agency"/> and all whose work it carries on; null for all agencies.</summary>
    public IReadOnlyList<AgencyId>? Agencies { get; init; }

    /// <summary>Only projects on whose team this person is. Asked through the person alone, so that only those who may see them can.</summary>
    public PersonId? Member { get; init; }
}

enum ProjectOrder
{
    RecentlyChanged,
    RecentlyStarted,
    Title,
}

/// <summary>Lists and look-ups of projects, and the access scopes that people have from their teams.</summary>
sealed class ProjectQueries(NpgsqlDataSource database, AggregateCopies copies) : IAccessScopeSource
{
    /// <summary>How many teams one person is given scopes for, at the most; the newest projects go first.</summary>
    const int MaxTeams = 1_000;

    readonly SlugTable<ProjectId> _slugs = new(database, "network.project", copies.AbsentKeys<Project>());

    public IReadOnlyCollection<string> Types { get; } = [ProjectEvents.TeamMemberJoined, ProjectEvents.TeamMemberLeft];

    /// <summary>The project with a slug as a viewer may see it; null when there is none for them.</summary>
    public ValueTask<Project?> FindBySlug(string slug, Viewer viewer, CancellationToken cancellationToken)
        => _slugs.Find(slug, id => copies.FindProjectOf(id, viewer), cancellationToken);

    /// <summary>A page of the projects that a viewer may read.</summary>
    public Task<IdPage> List(ProjectFilter filter, ProjectOrder order, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
        => InOrder(order, viewer)
            .Where("agencies && {0}", filter.Agencies?.Select(agency => agency.Value).ToArray())
            .Where("phase = {0}", filter.Phase?.ToString())
            .Where("hashtags @> array[{0}]", filter.Hashtag is { } hashtag ? Hashtag.Wanted(hashtag) : null)
            .Where("id in (select project_id from network.project_member where person_id = {0})", filter.Member?.Value)
            .Read(database, request, cancellationToken);

    /// <summary>The access scopes of the teams that a person is on.</summary>
    public async Task<IReadOnlyList<string>> ScopesOf(PersonId person, CancellationToken cancellationToken)
    {
        // Version 7 ids are in the order of time.
        await using var command = database.CreateCommand("select project_id from network.project_member where person_id = $1 order by project_id desc limit $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxTeams });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var scopes = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            scopes.Add(AccessScope.Project(new ProjectId(reader.GetGuid(0))));
        }

        return scopes;
    }

    public IReadOnlyList<PersonId> Concerned(RecordedEvent recorded)
        => !Types.Contains(recorded.Type) ? [] : Network.Projects.Project.Aggregate.Events.Read(recorded).Event switch
        {
            TeamMemberJoined joined => [joined.Person],
            TeamMemberLeft left => [left.Person],
            _ => [],
        };

    static KeysetQuery InOrder(ProjectOrder order, Viewer viewer)
        => new("network.project", order switch
        {
            ProjectOrder.RecentlyChanged => new SortKey("changed_at", "timestamptz", IsDescending: true),
            ProjectOrder.RecentlyStarted => new SortKey("started_at", "timestamptz", IsDescending: true),
            _ => viewer.Language switch
            {
                Language.Fi => new SortKey("title_fi collate \"fi-x-icu\"", "text"),
                Language.Sv => new SortKey("title_sv collate \"sv-x-icu\"", "text"),
                _ => new SortKey("title_en collate \"en-x-icu\"", "text"),
            },
        }, viewer);
}
