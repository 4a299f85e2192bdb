using System.Text.Json;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>
/// The table of what team members tell of their background. It is no read table: the journal does not say what they told, so that it
/// can be erased, and exports carry it beside the events.
/// </summary>
sealed class TeamBackgroundProjection : IExportSection
{
    public string Name => "project-member-background";

    public string ExportQuery
        => "select row_to_json(row) from network.project_member_background row order by project_id, person_id";

    /// <summary>The statements that go with events decided on a command.</summary>
    /// <param name="project">The project.</param>
    /// <param name="events">What was decided.</param>
    /// <param name="command">The command, which carries the words.</param>
    /// <param name="now">What the person whom an edit concerns told until now.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(ProjectId project, IEnumerable<ProjectEvent> events, ProjectCommand command, Text? now)
        => events.SelectMany(happened => (happened, command) switch
        {
            (TeamMemberIntroduced e, AddTeamMember { Background: { } told }) => [Write(project, e.Person, told)],
            (TeamMemberIntroduced e, EditTeamMember { RemoveBackground: false, Background: { } edit }) => [Write(project, e.Person, edit.Apply(now))],
            (TeamMemberIntroduced e, _) => [Erase(project, e.Person)],
            (TeamMemberLeft e, _) => [Erase(project, e.Person)],
            _ => Enumerable.Empty<NpgsqlBatchCommand>(),
        });

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

    static NpgsqlBatchCommand Write(ProjectId project, PersonId person, Text background)
        => Sql.Command(
            """
            insert into network.project_member_background (project_id, person_id, background) values ($1, $2, $3::jsonb)
            on conflict (project_id, person_id) do update set background = excluded.background
            """,
            project.Value,
            person.Value,
            JsonSerializer.Serialize(background, DomainJson.Options));

    static NpgsqlBatchCommand Erase(ProjectId project, PersonId person)
        => Sql.Command(
            "delete from network.project_member_background where project_id = $1 and person_id = $2", project.Value, person.Value);
}
