using Collab.Journal;
using Collab.Network.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.Network.Kernel;

/// <summary>What every event-sourced grain needs from outside.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Active">Where it is told of what others wrote.</param>
/// <param name="Hearing">Whether that is so just now.</param>
/// <param name="Viewers">Where a viewer who is not what they were is made anew.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Logger">Where it says what went wrong.</param>
public sealed record AggregateServices(
    IJournal Journal,
    ActiveAggregates Active,
    IHearing Hearing,
    IViewerSource Viewers,
    [FromKeyedServices(NetworkClock.Key)] TimeProvider Clock,
    ILogger<AggregateServices> Logger);
