using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel.Copies;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Kernel;

/// <summary>What every grain that decides commands needs from outside.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Copies">This process's copies, on which commands are decided too.</param>
/// <param name="Loader">Saves snapshots of what commands have made long.</param>
/// <param name="Follower">Receives what commands write.</param>
/// <param name="Viewers">Where a viewer who is not what they were is made anew.</param>
/// <param name="Clock">The clock.</param>
public sealed record AggregateServices(
    IJournal Journal,
    AggregateCopies Copies,
    AggregateLoader Loader,
    JournalFollower Follower,
    IViewerSource Viewers,
    [FromKeyedServices(NetworkClock.Key)] TimeProvider Clock);
