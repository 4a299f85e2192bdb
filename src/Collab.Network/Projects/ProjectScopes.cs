using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Gives people the access scopes of the teams that they are on.</summary>
/// <param name="queries">Reads who is on which team.</param>
sealed class ProjectScopes(ProjectQueries queries) : IAccessScopeSource
{
    public IReadOnlyCollection<string> Types { get; } = [ProjectStream.TeamMemberJoined, ProjectStream.TeamMemberLeft];

    public Task<IReadOnlyList<string>> ScopesOf(PersonId person, CancellationToken cancellationToken) => queries.TeamScopes(person, cancellationToken);

    public IReadOnlyList<PersonId> Concerned(RecordedEvent recorded)
        => !Types.Contains(recorded.Type) ? [] : ProjectStream.Aggregate.Events.Read(recorded).Event switch
        {
            TeamMemberJoined joined => [joined.Person],
            TeamMemberLeft left => [left.Person],
            _ => [],
        };
}
