using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

/// <summary>Lets people in memory forget the access scopes that they hold when an event anywhere gives or takes some.</summary>
/// <param name="sources">The modules that give scopes.</param>
/// <param name="active">Who is in memory.</param>
sealed class AccessCacheInvalidator(IEnumerable<IAccessScopeSource> sources, ActiveAggregates active) : IEventHearer
{
    readonly IAccessScopeSource[] _sources = [.. sources];

    public IReadOnlyCollection<string> Types => [.. _sources.SelectMany(source => source.Types)];

    public void Hear(RecordedEvent recorded)
    {
        foreach (var source in _sources)
        {
            foreach (var person in source.Concerned(recorded))
            {
                active.Find(PersonStream.Aggregate.Category, person.Value)?.Touch();
            }
        }
    }
}
