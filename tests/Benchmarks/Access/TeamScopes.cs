using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Benchmarks.Access;

/// <summary>The scopes of somebody who is on many teams.</summary>
/// <param name="count">How many.</param>
sealed class TeamScopes(int count) : IMemberScopes
{
    readonly ImmutableArray<string> _scopes = [.. Enumerable.Range(0, count).Select(_ => AccessScope.Project(new ProjectId(Guid.CreateVersion7())))];

    public ValueTask<ImmutableArray<string>> Of(PersonId person) => new(_scopes);
}
