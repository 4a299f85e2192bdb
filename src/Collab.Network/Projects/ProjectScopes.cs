using Collab.Journal;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Whose access scopes change with what happens to a project: those who come to its team, and those who leave it.</summary>
static class ProjectScopes
{
    public static readonly IReadOnlyCollection<string> Types = [ProjectStream.TeamMemberJoined, ProjectStream.TeamMemberLeft];

    public static PersonId? Concerned(ProjectEvent happened) => happened switch
    {
        TeamMemberJoined joined => joined.Person,
        TeamMemberLeft left => left.Person,
        _ => null,
    };

    /// <summary>The same for an event as the journal has it, of any concept; all but these are passed over unread.</summary>
    public static IReadOnlyList<PersonId> Concerned(RecordedEvent recorded)
        => Types.Contains(recorded.Type)
            && Concerned(ProjectStream.Aggregate.Events.Read(recorded).Event) is { } person
                ? [person]
                : [];
}
