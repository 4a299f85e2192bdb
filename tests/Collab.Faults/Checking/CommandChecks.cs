using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>What clients logged against what the journal holds.</summary>
static class CommandChecks
{
    public static void Run(Evidence evidence, Verdict verdict)
    {
        var events = evidence.Survived.Events.Where(each => each.CommandId is not null).ToLookup(each => each.CommandId!);
        var keys = evidence.Survived.Commands.ToLookup(each => each.Id);
        foreach (var entry in evidence.Log) Check(entry, [.. keys[entry.Command.Id]], [.. events[entry.Command.Id]], verdict);
        CheckMarkers(evidence.Survived.Events, verdict);
        var known = evidence.Log.Select(entry => entry.Command.Id).ToHashSet();
        foreach (var key in evidence.Survived.Commands.Where(key => Marker.Is(key.Id) && !known.Contains(key.Id))) verdict.Invented.Add($"{key.Id} is in the journal and nobody sent it");
    }

    static void Check(Entry entry, JournalCommand[] keys, JournalEvent[] events, Verdict verdict)
    {
        var name = $"{entry.Command.Field} {entry.Command.Id} ({entry.Standing}, sent {entry.Sent} times)";
        switch (entry.Standing)
        {
            case Standing.Acknowledged when keys.Length == 0 && events.Length == 0:
                verdict.Lost.Add($"{name} is not in the journal");
                break;
            case Standing.Refused when keys.Length == 0 && events.Length == 0:
                verdict.Torn.Add($"{name} was refused although nothing stands against it: {entry.Troubles[^1]}");
                break;
            case Standing.Refused:
                verdict.Invented.Add($"{name} was refused, yet it left {Describe(events)}: {entry.Troubles[^1]}");
                break;
            case Standing.Acknowledged or Standing.Open when keys.Length + events.Length > 0:
                CheckWhole(name, entry.Command, keys, events, verdict);
                if (entry.Standing == Standing.Acknowledged && keys is [var key] && entry.Subject is not null && key.Subject != entry.Subject) verdict.Torn.Add($"{name} was answered with {entry.Subject}, and its key names {key.Subject}");
                break;
        }
    }

    /// <summary>A command that stands has its key once and its events all, in one transaction.</summary>
    static void CheckWhole(string name, Command command, JournalCommand[] keys, JournalEvent[] events, Verdict verdict)
    {
        if (keys.Length > 1) verdict.Doubled.Add($"{name} has {keys.Length} keys");
        if (keys.Length == 0) verdict.Torn.Add($"{name} has no key");
        var counts = events.CountBy(each => each.Type).ToDictionary();
        foreach (var (type, wanted) in command.Expected)
        {
            var found = counts.GetValueOrDefault(type);
            if (found > wanted) verdict.Doubled.Add($"{name} has {type} {found} times instead of {wanted}");
            if (found < wanted) verdict.Torn.Add($"{name} has {type} {found} times instead of {wanted}; there is {Describe(events)}");
        }

        foreach (var type in counts.Keys.Where(type => !command.Expected.ContainsKey(type) && !(type == Command.OncePerProject && counts[type] == 1)))
            verdict.Torn.Add($"{name} has {type}, which is none of its events");
        if (events.DistinctBy(each => each.Transaction).Count() > 1 || events.Any(each => keys is [var key] && (key.Transaction != each.Transaction || key.Author != each.Author)))
            verdict.Torn.Add($"{name} is not one transaction of one author: {Describe(events)}");
    }

    /// <summary>What a command wrote says so itself: the same words under another key, or under none, are a change made twice.</summary>
    static void CheckMarkers(IEnumerable<JournalEvent> events, Verdict verdict)
    {
        foreach (var each in events)
        {
            foreach (var marker in Marker.In(each.Data).Where(marker => marker != each.CommandId))
                verdict.Doubled.Add($"{each.Stream} {each.Version} ({each.Type}) says {marker} and belongs to {each.CommandId ?? "no command"}");
        }
    }

    static string Describe(JournalEvent[] events) => events.Length == 0 ? "no event" : string.Join(", ", events.Select(each => $"{each.Type} ({each.Stream} {each.Version}, transaction {each.Transaction})"));
}
