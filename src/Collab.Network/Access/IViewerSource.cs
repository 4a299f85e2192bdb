using Collab.Journal;
using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>Where viewers come from.</summary>
public interface IViewerSource
{
    /// <summary>The stream of the person that a viewer is.</summary>
    /// <param name="person">The person.</param>
    StreamId StreamOf(PersonId person);

    /// <summary>A person as a viewer, as they are now; null when they are not there.</summary>
    /// <param name="person">The person.</param>
    /// <param name="language">The language they read.</param>
    /// <param name="atLeast">The lowest version of the person that will do: 1 where a read table says that they are there, which this process may not have read in the journal yet.</param>
    /// <exception cref="JournalUnavailableException">The journal has to be read, and cannot be.</exception>
    ValueTask<Viewer?> Find(PersonId person, Language language, int atLeast = 0);

    /// <summary>The viewer as the journal has them now: with the agencies and roles of the person's last event, for a command. <see cref="Viewer.MemberScopes"/> are left out.</summary>
    /// <param name="viewer">The viewer as they were.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    ValueTask<Viewer> Renew(Viewer viewer);
}
