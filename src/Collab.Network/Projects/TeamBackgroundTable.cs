using System.Text.Json;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>
/// Where backgrounds stood before personal texts had ids. Nothing is written there any more; an import reads what an older export has of it, and what older servers write there during an upgrade is
/// moved by <c>./run move-personal-texts</c>.
/// </summary>
sealed class TeamBackgroundTable : IExportSection, IPersonalRows
{
    public string Name => "project-member-background";

    public string ExportQuery => "select null::json where false";

    /// <summary>The statements that go with events: a background that is replaced, taken back, or whose member leaves, is erased.</summary>
    /// <param name="project">The project before; null for a new one.</param>
    /// <param name="events">What was decided.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(Project? project, IEnumerable<ProjectEvent> events)
        => events
            .Select(happened => happened switch
            {
                TeamMemberIntroduced e => project?.Member(e.Person),
                TeamMemberLeft e => project?.Member(e.Person),
                _ => null,
            })
            .Where(member => member?.Background?.Id is not null)
            .SelectMany(member => new[] { PersonalTextTable.Erase(member!.Background!.Id!.Value), Erase(project!.Id, member.Person) });

    public IEnumerable<NpgsqlBatchCommand> Erase(PersonId person)
        => [Sql.Command("delete from network.project_member_background where person_id = $1", person.Value)];

    public IEnumerable<NpgsqlBatchCommand> Move()
        => [Sql.Command(
            """
            with taken as (delete from network.project_member_background returning *)
            insert into network.personal_text (id, owner, stream, member, text)
            select network.personal_text_id('project-member-background:' || replace(project_id::text, '-', '') || ':' || replace(person_id::text, '-', '')),
                person_id, 'project-' || replace(project_id::text, '-', ''), 'project-team-member-introduced.background', background
            from taken
            on conflict (id) do update set text = excluded.text
            """)];

    public NpgsqlBatchCommand Import(JsonElement row)
    {
        try
        {
            var (project, person) = (new ProjectId(row.GetProperty("project_id").GetGuid()), new PersonId(row.GetProperty("person_id").GetGuid()));
            return PersonalTextTable.Write(new PersonalTextRow(
                PersonalText.IdOf($"project-member-background:{project.Key()}:{person.Key()}"),
                person,
                Project.Aggregate.Stream(project),
                "project-team-member-introduced.background",
                row.GetProperty("background").Deserialize<Text>(DomainJson.Options) ?? throw new FormatException("a background needs its text")));
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or JsonException)
        {
            throw new FormatException("a background is an object with project_id and person_id (UUIDs) and background (a text)", exception);
        }
    }

    static NpgsqlBatchCommand Erase(ProjectId project, PersonId person)
        => Sql.Command("delete from network.project_member_background where project_id = $1 and person_id = $2", project.Value, person.Value);
}
