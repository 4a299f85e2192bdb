using System.Text.Json;
using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>Compares what a listener received with the journal: each event once, in order, and just as it stands.</summary>
static class ListeningChecks
{
    /// <summary>Compares.</summary>
    /// <param name="name">Who listened, for the findings.</param>
    /// <param name="from">The place after which it listened.</param>
    /// <param name="received">What it received, in that order.</param>
    /// <param name="contents">The journal. What it holds of commands of trials was for this listener to receive.</param>
    /// <param name="verdict">Where the findings go.</param>
    public static void Run(string name, (ulong Transaction, long Sequence) from, IReadOnlyList<ReceivedEvent> received, Contents contents, Verdict verdict)
    {
        var kept = contents.Events.ToDictionary(each => (each.Transaction, each.Sequence));
        var places = new HashSet<(ulong, long)>();
        var last = from;
        foreach (var each in received)
        {
            var place = (each.Transaction, each.Sequence);
            if (!places.Add(place)) verdict.Doubled.Add($"{name} received {each.Type} at {place} more than once");
            else if (place.CompareTo(last) <= 0) verdict.Torn.Add($"{name} received {each.Type} at {place} after {last}");
            if (!kept.TryGetValue(place, out var stands)) verdict.Invented.Add($"{name} received {each.Type} at {place}, which is not in the journal");
            else if (stands.Version != each.Version || stands.Type != each.Type || !SameJson(stands.Data, each.Data)) verdict.Torn.Add($"{name} received {each.Type} {each.Data} at {place}, where {stands} is");
            last = place;
        }

        foreach (var (place, each) in kept)
        {
            if (place.CompareTo(from) > 0 && each.CommandId is { } id && Marker.Is(id) && !places.Contains(place)) verdict.Lost.Add($"{name} did not receive {each.Stream} {each.Version} ({each.Type}) at {place}");
        }
    }

    static bool SameJson(string one, string other) => JsonElement.DeepEquals(JsonElement.Parse(one), JsonElement.Parse(other));
}
