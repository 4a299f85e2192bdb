using System.Text.Json;
using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>Compares what GraphQL returns with the journal, and servers that lived through the faults with one that starts anew.</summary>
static class ViewChecks
{
    public static void Run(Evidence evidence, Verdict verdict)
    {
        var kept = evidence.Survived.Events.ToLookup(each => each.Stream);
        for (var server = 0; server < evidence.Views.Count; server++) CheckView(server, evidence, kept, verdict);
        foreach (var stream in TouchedStreams(evidence.Survived).Where(stream => !evidence.RebuiltViews.ContainsKey(stream))) verdict.Lost.Add($"{stream} is in the journal and a new server does not return it");
    }

    /// <summary>The streams that the commands of trials wrote to.</summary>
    public static IEnumerable<string> TouchedStreams(Contents contents) =>
        contents.Events.Where(each => each.CommandId is { } id && Marker.Is(id)).Select(each => each.Stream).Distinct();

    static void CheckView(int server, Evidence evidence, ILookup<string, JournalEvent> kept, Verdict verdict)
    {
        var views = evidence.Views[server];
        foreach (var (stream, view) in views)
        {
            CompareHistories(stream, [.. kept[stream]], view.History, verdict);
            if (evidence.RebuiltViews.TryGetValue(stream, out var anew) && anew.State != view.State) verdict.Torn.Add($"{stream} was returned by server {server} as {view.State} and by a new one as {anew.State}");
        }

        foreach (var stream in TouchedStreams(evidence.Survived).Where(stream => !views.ContainsKey(stream))) verdict.Lost.Add($"{stream} is in the journal and server {server} does not return it");
        CheckNames(evidence, views, verdict);
    }

    static void CompareHistories(string stream, JournalEvent[] kept, IReadOnlyList<HistoryEntry> returned, Verdict verdict)
    {
        var byVersion = returned.ToLookup(each => each.Version);
        foreach (var each in kept)
        {
            switch (byVersion[each.Version].ToArray())
            {
                case []:
                    verdict.Lost.Add($"{stream} {each.Version} ({each.Type}) is in the journal and is not returned");
                    break;
                case [var single]:
                    if (single.Type != each.Type || !JsonElement.DeepEquals(single.Data, JsonSerializer.Deserialize<JsonElement>(each.Data))) verdict.Torn.Add($"{stream} {each.Version} ({each.Type}) is returned as {single.Type} {single.Data}");
                    break;
                default:
                    verdict.Doubled.Add($"{stream} {each.Version} ({each.Type}) is returned more than once");
                    break;
            }
        }

        var versions = kept.Select(each => each.Version).ToHashSet();
        foreach (var each in returned.Where(each => !versions.Contains(each.Version))) verdict.Invented.Add($"{stream} {each.Version} ({each.Type}) is returned and is not in the journal");
    }

    /// <summary>A person's name is outside the journal; it must be returned all the same.</summary>
    static void CheckNames(Evidence evidence, IReadOnlyDictionary<string, AggregateView> views, Verdict verdict)
    {
        var byCommand = evidence.Survived.Events.Where(each => each is { Type: "person-registered", CommandId: not null }).ToLookup(each => each.CommandId!, each => each.Stream);
        foreach (var entry in evidence.Log.Where(entry => entry is { Standing: Standing.Acknowledged, Command.Field: "registerPerson" }))
        {
            foreach (var stream in byCommand[entry.Command.Id])
            {
                if (!views.TryGetValue(stream, out var view) || !view.State.Contains(entry.Command.Id, StringComparison.Ordinal)) verdict.Lost.Add($"{stream} was registered as {entry.Command.Id}, and that name is not returned");
            }
        }
    }
}
