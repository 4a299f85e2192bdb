using Collab.Journal;
using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>Gives people tokens: a room in which people are members of something has one.</summary>
public interface ITokenSource
{
    /// <summary>The tokens that a person holds for what they are members of.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<string>> TokensOf(PersonId person, CancellationToken cancellationToken);

    /// <summary>The stored names of the events that give or take tokens.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>The people whose tokens an event may have changed.</summary>
    /// <param name="recorded">An event of any type.</param>
    IReadOnlyList<PersonId> Concerned(RecordedEvent recorded);
}
