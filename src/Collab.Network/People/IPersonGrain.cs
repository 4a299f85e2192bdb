using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Concurrency;

namespace Collab.Network.People;

/// <summary>One person.</summary>
[Alias("person")]
public interface IPersonGrain : IAggregateGrain<Person, PersonCommand>
{
    /// <summary>What the person shows of themselves; null when they are not there, or not for this viewer.</summary>
    /// <param name="viewer">Who looks.</param>
    [AlwaysInterleave]
    ValueTask<Profile?> Profile(Viewer viewer);

    /// <summary>The person as a viewer, as they are now; null when they are not there.</summary>
    /// <param name="language">The language they read.</param>
    [AlwaysInterleave]
    ValueTask<Viewer?> AsViewer(Language language);

    /// <summary>The person joined or left something that gives an access scope: ask anew before the next answer.</summary>
    [AlwaysInterleave]
    Task ForgetScopes();
}
