using System.Collections.Concurrent;
using System.Collections.Immutable;
using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

/// <summary>The access scopes that people hold for what they are members of, as the read tables have them; forgotten when an event gives or takes some.</summary>
/// <param name="sources">The modules that give scopes.</param>
/// <param name="freshness">Whether this process receives such events.</param>
sealed class PersonScopes(IEnumerable<IAccessScopeSource> sources, IFreshness freshness) : IMemberScopes, IEventSubscriber
{
    /// <summary>The most people who are remembered; one more, and it begins anew.</summary>
    const int Capacity = 50_000;

    readonly IAccessScopeSource[] _sources = [.. sources];
    readonly ConcurrentDictionary<PersonId, Task<ImmutableArray<string>>> _held = new();

    public IReadOnlyCollection<string> Types => [.. _sources.SelectMany(source => source.Types)];

    public ValueTask<ImmutableArray<string>> Of(PersonId person) => new(freshness.IsFresh ? Held(person) : Collect(person));

    public void Receive(RecordedEvent recorded)
    {
        foreach (var source in _sources)
        {
            foreach (var person in source.Concerned(recorded))
            {
                _held.TryRemove(person, out _);
            }
        }
    }

    Task<ImmutableArray<string>> Held(PersonId person)
    {
        if (_held.TryGetValue(person, out var known) && !known.IsFaulted && !known.IsCanceled)
        {
            return known;
        }

        if (_held.Count >= Capacity)
        {
            _held.Clear();
        }

        // It stands here before the tables are read: an event that comes meanwhile finds it and takes it away.
        var asked = new TaskCompletionSource<Task<ImmutableArray<string>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var collecting = _held[person] = asked.Task.Unwrap();
        asked.SetResult(Collect(person));
        return collecting;
    }

    async Task<ImmutableArray<string>> Collect(PersonId person)
        => [.. (await Task.WhenAll(_sources.Select(source => source.ScopesOf(person, CancellationToken.None)))).SelectMany(scopes => scopes)];
}
