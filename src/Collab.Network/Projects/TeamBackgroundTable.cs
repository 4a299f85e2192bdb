using System.Collections.Immutable;
using System.Text.Json;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>What a member of a team tells of their background.</summary>
sealed record MemberBackground(PersonId Person, Text Background);

/// <summary>What team members tell of their background. The journal does not say what they told, so that it can be erased; exports carry it beside the events.</summary>
sealed class TeamBackgrounds(NpgsqlDataSource database)
{
    readonly StateAttachment<Project, ImmutableArray<MemberBackground>> _told = new(project => Find(database, project.Id));

    /// <summary>What a project's members tell; those who tell nothing are left out.</summary>
    public Task<ImmutableArray<MemberBackground>> Of(Project project) => _told.Of(project);

    /// <summary>The statements that go with events decided on a command.</summary>
    /// <param name="project">The project.</param>
    /// <param name="events">What was decided.</param>
    /// <param name="command">The command, which carries the words.</param>
    /// <param name="now">What the person whom an edit concerns told until now.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(ProjectId project, IEnumerable<ProjectEvent> events, ProjectCommand command, Text? now)
        => events.SelectMany(happened => (happened, command) switch
        {
            (TeamMemberIntroduced e, AddTeamMember { Background: { } told }) => [TeamBackgroundTable.Write(project, e.Person, told.ToRequiredText())],
            (TeamMemberIntroduced e, EditTeamMember { RemoveBackground: false, Background: { } edit }) => [TeamBackgroundTable.Write(project, e.Person, edit.Apply(now))],
            (TeamMemberIntroduced e, _) => [TeamBackgroundTable.Erase(project, e.Person)],
            (TeamMemberLeft e, _) => [TeamBackgroundTable.Erase(project, e.Person)],
            _ => Enumerable.Empty<NpgsqlBatchCommand>(),
        });

    static async Task<ImmutableArray<MemberBackground>> Find(NpgsqlDataSource database, ProjectId project)
    {
        await using var command = database.CreateCommand("select person_id, background::text from network.project_member_background where project_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = project.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var backgrounds = ImmutableArray.CreateBuilder<MemberBackground>();
        while (await reader.ReadAsync())
        {
            var background = JsonSerializer.Deserialize<Text>(reader.GetString(1), DomainJson.Options)!;
            backgrounds.Add(new MemberBackground(new PersonId(reader.GetGuid(0)), background));
        }

        return backgrounds.DrainToImmutable();
    }
}

/// <summary>The table of them: no read table, for the journal does not have its texts.</summary>
sealed class TeamBackgroundTable : IExportSection
{
    public string Name => "project-member-background";

    public string ExportQuery
        => "select row_to_json(row) from network.project_member_background row order by project_id, person_id";

    public NpgsqlBatchCommand Import(JsonElement row)
    {
        try
        {
            return Write(
                new ProjectId(row.GetProperty("project_id").GetGuid()),
                new PersonId(row.GetProperty("person_id").GetGuid()),
                row.GetProperty("background").Deserialize<Text>(DomainJson.Options) ?? throw new FormatException("a background needs its text"));
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or JsonException)
        {
            throw new FormatException("a background is an object with project_id and person_id (UUIDs) and background (a text)", exception);
        }
    }

    public static NpgsqlBatchCommand Write(ProjectId project, PersonId person, Text background)
        => Sql.Command(
            """
            insert into network.project_member_background (project_id, person_id, background) values ($1, $2, $3::jsonb)
            on conflict (project_id, person_id) do update set background = excluded.background
            """,
            project.Value,
            person.Value,
            JsonSerializer.Serialize(background, DomainJson.Options));

    public static NpgsqlBatchCommand Erase(ProjectId project, PersonId person)
        => Sql.Command(
            "delete from network.project_member_background where project_id = $1 and person_id = $2", project.Value, person.Value);
}
