using Collab.Journal;
using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>Gives people access scopes: a module in which people are members of something has one.</summary>
public interface IAccessScopeSource
{
    /// <summary>The scopes that a person holds for what they are members of.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<string>> ScopesOf(PersonId person, CancellationToken cancellationToken);

    /// <summary>The stored names of the events that give or take scopes.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>The people whose scopes an event may have changed.</summary>
    /// <param name="recorded">An event of any type.</param>
    IReadOnlyList<PersonId> Concerned(RecordedEvent recorded);
}
