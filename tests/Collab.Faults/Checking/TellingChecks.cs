using System.Text.Json;
using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>What GraphQL tells against the journal, and what servers that lived through the faults tell against one that starts anew.</summary>
static class TellingChecks
{
    public static void Run(Evidence evidence, Verdict verdict)
    {
        var kept = evidence.Survived.Events.ToLookup(each => each.Stream);
        for (var server = 0; server < evidence.Told.Count; server++) CheckView(server, evidence, kept, verdict);
        foreach (var stream in TouchedStreams(evidence.Survived).Where(stream => !evidence.ToldAnew.ContainsKey(stream))) verdict.Lost.Add($"{stream} is in the journal and a new server does not tell it");
    }

    /// <summary>The streams that the commands of trials wrote to.</summary>
    public static IEnumerable<string> TouchedStreams(Contents contents) =>
        contents.Events.Where(each => each.CommandId is { } id && Marker.Is(id)).Select(each => each.Stream).Distinct();

    static void CheckView(int server, Evidence evidence, ILookup<string, JournalEvent> kept, Verdict verdict)
    {
        var view = evidence.Told[server];
        foreach (var (stream, told) in view)
        {
            CompareHistories(stream, [.. kept[stream]], told.History, verdict);
            if (evidence.ToldAnew.TryGetValue(stream, out var anew) && anew.State != told.State) verdict.Torn.Add($"{stream} was told by server {server} as {told.State} and by a new one as {anew.State}");
        }

        foreach (var stream in TouchedStreams(evidence.Survived).Where(stream => !view.ContainsKey(stream))) verdict.Lost.Add($"{stream} is in the journal and server {server} does not tell it");
        CheckNames(evidence, view, verdict);
    }

    static void CompareHistories(string stream, JournalEvent[] kept, IReadOnlyList<ToldEvent> told, Verdict verdict)
    {
        var byVersion = told.ToLookup(each => each.Version);
        foreach (var each in kept)
        {
            switch (byVersion[each.Version].ToArray())
            {
                case []:
                    verdict.Lost.Add($"{stream} {each.Version} ({each.Type}) is in the journal and is not told");
                    break;
                case [var single]:
                    if (single.Type != each.Type || !JsonElement.DeepEquals(single.Data, JsonSerializer.Deserialize<JsonElement>(each.Data))) verdict.Torn.Add($"{stream} {each.Version} ({each.Type}) is told as {single.Type} {single.Data}");
                    break;
                default:
                    verdict.Doubled.Add($"{stream} {each.Version} ({each.Type}) is told more than once");
                    break;
            }
        }

        var versions = kept.Select(each => each.Version).ToHashSet();
        foreach (var each in told.Where(each => !versions.Contains(each.Version))) verdict.Invented.Add($"{stream} {each.Version} ({each.Type}) is told and is not in the journal");
    }

    /// <summary>A person's name is outside the journal; it must be told all the same.</summary>
    static void CheckNames(Evidence evidence, IReadOnlyDictionary<string, Told> view, Verdict verdict)
    {
        var byCommand = evidence.Survived.Events.Where(each => each is { Type: "person-registered", CommandId: not null }).ToLookup(each => each.CommandId!, each => each.Stream);
        foreach (var entry in evidence.Log.Where(entry => entry is { Standing: Standing.Acknowledged, Command.Field: "registerPerson" }))
        {
            foreach (var stream in byCommand[entry.Command.Id])
            {
                if (!view.TryGetValue(stream, out var told) || !told.State.Contains(entry.Command.Id, StringComparison.Ordinal)) verdict.Lost.Add($"{stream} was registered as {entry.Command.Id}, and that name is not told");
            }
        }
    }
}
