using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Journal;

namespace Collab.Network.Kernel.Personal;

/// <summary>What personal texts say, as this process remembers it; forgotten when somebody's are erased, in whichever process.</summary>
/// <param name="queries">Where they stand.</param>
/// <param name="freshness">Whether this process receives erasures.</param>
sealed class PersonalTextReader(PersonalTextQueries queries, IFreshness freshness) : IEventSubscriber
{
    /// <summary>The stored name of the event by which somebody's texts are erased.</summary>
    public const string Erased = "person-erased";

    /// <summary>The most characters that are remembered; beyond, it begins anew.</summary>
    const long Capacity = 16_000_000;

    readonly ConcurrentDictionary<Guid, Task<Text?>> _known = new();
    long _characters;

    public IReadOnlyCollection<string> Types { get; } = [Erased];

    public void Receive(RecordedEvent recorded) => Forget();

    /// <summary>What a text says; null for none, and for one that was erased.</summary>
    /// <param name="text">The text.</param>
    /// <param name="alongside">Others that will be asked for, which are read in the same round trip.</param>
    public ValueTask<Text?> Find(PersonalText? text, IEnumerable<PersonalText?> alongside)
        => text?.Id is not { } id ? ValueTask.FromResult<Text?>(null)
            : !freshness.IsFresh ? new ValueTask<Text?>(FindAway(id))
            : _known.TryGetValue(id, out var known) && !known.IsFaulted && !known.IsCanceled ? (known.IsCompletedSuccessfully ? ValueTask.FromResult(known.Result) : new ValueTask<Text?>(known))
            : new ValueTask<Text?>(Load(id, alongside));

    /// <summary>The data of an event with what its personal texts say in the place of their ids; without those that were erased, or are not for the history.</summary>
    /// <param name="data">The data.</param>
    /// <param name="members">Which members hold personal texts.</param>
    public async ValueTask<JsonElement> Resolve(JsonElement data, IReadOnlyCollection<PersonalMember> members)
    {
        if (members.Count == 0 || data.ValueKind is not JsonValueKind.Object)
        {
            return data;
        }

        var shown = JsonObject.Create(data)!;
        foreach (var member in members)
        {
            var text = member.IsInHistory && shown[member.Name] is { } held ? await Find(held.Deserialize<PersonalText>(DomainJson.Options), []) : null;
            if (text is null)
            {
                shown.Remove(member.Name);
            }
            else
            {
                shown[member.Name] = JsonSerializer.SerializeToNode(text, DomainJson.Options);
            }
        }

        return JsonSerializer.SerializeToElement(shown, DomainJson.Options);
    }

    async Task<Text?> FindAway(Guid id) => (await queries.Read([id]).ConfigureAwait(false)).GetValueOrDefault(id);

    async Task<Text?> Load(Guid id, IEnumerable<PersonalText?> alongside)
    {
        // They stand here before the table is read: an erasure that comes meanwhile finds them and takes them away.
        var loading = new Dictionary<Guid, TaskCompletionSource<Text?>>();
        foreach (var wanted in alongside.Select(text => text?.Id).OfType<Guid>().Prepend(id).Distinct())
        {
            var found = new TaskCompletionSource<Text?>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (wanted == id)
            {
                _known[id] = found.Task;
                loading.Add(id, found);
            }
            else if (_known.TryAdd(wanted, found.Task))
            {
                loading.Add(wanted, found);
            }
        }

        try
        {
            var texts = await queries.Read(loading.Keys).ConfigureAwait(false);
            foreach (var (wanted, found) in loading)
            {
                found.SetResult(texts.GetValueOrDefault(wanted));
            }

            if (Interlocked.Add(ref _characters, texts.Values.Sum(text => (long)(text.Fi?.Length ?? 0) + (text.Sv?.Length ?? 0) + (text.En?.Length ?? 0) + 100)) > Capacity)
            {
                Forget();
            }
        }
        catch (Exception exception)
        {
            foreach (var (wanted, found) in loading)
            {
                _known.TryRemove(KeyValuePair.Create(wanted, found.Task));
                found.SetException(exception);

                // Nobody may wait for it.
                _ = found.Task.Exception;
            }
        }

        return await loading[id].Task.ConfigureAwait(false);
    }

    void Forget()
    {
        _known.Clear();
        Interlocked.Exchange(ref _characters, 0);
    }
}

/// <summary>What the personal texts say that a decision reads: those of the state, by id, or as they were just written.</summary>
/// <param name="texts">What was read.</param>
sealed class PersonalWords(IReadOnlyDictionary<Guid, Text> texts)
{
    public static PersonalWords None { get; } = new(new Dictionary<Guid, Text>());

    /// <summary>What a text says; null for none, and for one that was erased.</summary>
    public Text? Of(PersonalText? text) => text?.Words ?? (text?.Id is { } id ? texts.GetValueOrDefault(id) : null);
}
