namespace Collab.Faults.Checking;

/// <summary>What must hold of a journal whoever wrote it.</summary>
static class JournalChecks
{
    public static void Run(Contents contents, Verdict verdict)
    {
        foreach (var stream in contents.Events.GroupBy(each => each.Stream)) CheckStream(stream.Key, [.. stream], verdict);
        foreach (var transaction in contents.Events.GroupBy(each => each.Transaction)) CheckTransaction(transaction.Key, [.. transaction.Select(each => each.Sequence).Order()], verdict);
        CheckKeys(contents, verdict);
    }

    static void CheckStream(string name, JournalEvent[] events, Verdict verdict)
    {
        if (!events.Select(each => each.Version).SequenceEqual(Enumerable.Range(1, events.Length)))
            verdict.Torn.Add($"{name} has the versions {string.Join(' ', events.Select(each => each.Version))}");
        for (var i = 1; i < events.Length; i++)
        {
            if ((events[i - 1].Transaction, events[i - 1].Sequence).CompareTo((events[i].Transaction, events[i].Sequence)) >= 0)
                verdict.Torn.Add($"{name} {events[i].Version} has a position before that of its predecessor");
        }
    }

    static void CheckTransaction(ulong transaction, long[] sequences, Verdict verdict)
    {
        for (var i = 0; i < sequences.Length; i++)
        {
            if (sequences[i] == i + 1) continue;
            verdict.Torn.Add($"transaction {transaction} has the places {string.Join(' ', sequences)}");
            return;
        }
    }

    static void CheckKeys(Contents contents, Verdict verdict)
    {
        var keys = contents.Commands.ToDictionary(key => (key.Author, key.Id));
        foreach (var each in contents.Events.Where(each => each.CommandId is not null))
        {
            if (!keys.TryGetValue((each.Author, each.CommandId!), out var key)) verdict.Torn.Add($"{each.Stream} {each.Version} names the command {each.CommandId}, which has no key");
            else if (key.Transaction != each.Transaction) verdict.Torn.Add($"{each.Stream} {each.Version} and the key of its command {each.CommandId} are of different transactions");
        }
    }
}
