using System.Collections.Immutable;
using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>Reads the tables of projects.</summary>
sealed class ProjectQueries
{
    /// <summary>How many teams one person is given scopes for, at the most; the newest projects go first.</summary>
    const int MaxTeams = 1_000;

    readonly NpgsqlDataSource _database;
    readonly SlugTable<ProjectId> _slugs;
    readonly StateAttachment<Project, ImmutableArray<MemberBackground>> _backgrounds;

    /// <summary>Reads from a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="copies">Know which slugs no project has.</param>
    public ProjectQueries(NpgsqlDataSource database, AggregateCopies copies)
    {
        _database = database;
        _slugs = new SlugTable<ProjectId>(database, "network.project", copies.AbsentKeys<Project>());
        _backgrounds = new StateAttachment<Project, ImmutableArray<MemberBackground>>(project => FindBackgrounds(project.Id, CancellationToken.None));
    }

    /// <summary>The access scopes of the teams that a person is on.</summary>
    internal async Task<IReadOnlyList<string>> TeamScopes(PersonId person, CancellationToken cancellationToken)
    {
        // Version 7 ids are in the order of time.
        await using var command = Command(
            "select project_id from network.project_member where person_id = $1 order by project_id desc limit $2", person.Value, MaxTeams);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var scopes = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            scopes.Add(AccessScope.Project(new ProjectId(reader.GetGuid(0))));
        }

        return scopes;
    }

    /// <summary>The project with a slug.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public ValueTask<ProjectId?> FindBySlug(string slug, CancellationToken cancellationToken) => _slugs.Find(slug, cancellationToken);

    /// <summary>A page of the projects that a viewer may read.</summary>
    internal Task<IdPage> List(ProjectFilter filter, ProjectOrder order, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
        => Projects(order, viewer)
            .Where("agencies @> array[{0}]", filter.Agency?.Value)
            .Where("phase = {0}", filter.Phase?.ToString())
            .Where("hashtags @> array[{0}]", filter.Hashtag is { } hashtag ? Hashtag.Wanted(hashtag) : null)
            .Where("id in (select project_id from network.project_member where person_id = {0})", filter.Member?.Value)
            .Read(_database, request, cancellationToken);

    /// <summary>What a project's members tell of their background; those who tell nothing are left out.</summary>
    internal Task<ImmutableArray<MemberBackground>> Backgrounds(Project project) => _backgrounds.Of(project);

    async Task<ImmutableArray<MemberBackground>> FindBackgrounds(ProjectId project, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "select person_id, background::text from network.project_member_background where project_id = $1", project.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var backgrounds = ImmutableArray.CreateBuilder<MemberBackground>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var background = JsonSerializer.Deserialize<Text>(reader.GetString(1), DomainJson.Options)!;
            backgrounds.Add(new MemberBackground(new PersonId(reader.GetGuid(0)), background));
        }

        return backgrounds.DrainToImmutable();
    }

    static KeysetQuery Projects(ProjectOrder order, Viewer viewer)
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

    NpgsqlCommand Command(string text, params ReadOnlySpan<object> values)
    {
        var command = _database.CreateCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
