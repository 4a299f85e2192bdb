using Collab.Faults.Checking;

namespace Collab.Faults.Histories;

/// <summary>
/// Judges what clients did to lists, after Elle: appends of unique values show, by what is read later, in which order all happened. What must not be: an
/// acknowledged append that is missing (a lost update), a value that was refused, a reading that is no beginning of the list, and a circle of
/// operations that each came before the next: by what was appended (ww), by what was read (wr), by what was not read yet (rw, once in a circle), or since one
/// client did them one after the other at one server, or anywhere when it sent the cursor of what it had seen along, or read after its own append. Two rw in one circle are allowed: several lists are not read at
/// one moment. Where there are several servers, one reads the others' appends to each list by itself, so a circle with an rw counts when it is about one list.
/// </summary>
static class HistoryChecker
{
    /// <summary>Puts what is wrong into the verdict.</summary>
    /// <param name="operations">All, those of one client in the order in which it did them.</param>
    /// <param name="lists">What is in each list at the end.</param>
    /// <param name="verdict">Where the findings go.</param>
    public static void Run(IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, IReadOnlyList<string>> lists, Verdict verdict)
    {
        CheckValues(operations, lists, verdict);
        var sound = operations.Select(operation => operation.Read is not { } read || IsBeginning(read, End(lists, operation.List))).ToArray();
        for (var i = 0; i < operations.Count; i++)
        {
            if (!sound[i]) verdict.Torn.Add($"{operations[i].Client} read {string.Join(' ', operations[i].Read!)} of {operations[i].List}, which is {string.Join(' ', End(lists, operations[i].List))}");
        }

        CheckOrder(operations, lists, sound, verdict);
    }

    static void CheckValues(IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, IReadOnlyList<string>> lists, Verdict verdict)
    {
        var appends = operations.Where(operation => operation.Appended is not null).ToDictionary(operation => operation.Appended!);
        foreach (var (list, values) in lists)
        {
            foreach (var (value, times) in values.CountBy(value => value))
            {
                if (times > 1) verdict.Doubled.Add($"{value} is in {list} {times} times");
                if (!appends.TryGetValue(value, out var append) || append.List != list) verdict.Invented.Add($"{value} is in {list}, and nobody appended it there");
                else if (append.Result == Result.Refused) verdict.Invented.Add($"{value} was refused and is in {list}");
            }
        }

        foreach (var append in appends.Values.Where(append => append.Result == Result.Done && !End(lists, append.List).Contains(append.Appended!)))
            verdict.Lost.Add($"{append.Appended} was appended to {append.List} by {append.Client} and is not there");
    }

    static void CheckOrder(IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, IReadOnlyList<string>> lists, bool[] sound, Verdict verdict)
    {
        var isAlone = operations.DistinctBy(operation => operation.Server).Count() == 1;
        var (graph, seen) = (new DependencyGraph(operations.Count), new DependencyGraph(operations.Count));
        var places = Enumerable.Range(0, operations.Count).Where(i => operations[i].Appended is not null).ToDictionary(i => operations[i].Appended!);
        foreach (var values in lists.Values)
        {
            foreach (var (earlier, later) in values.Zip(values.Skip(1)))
            {
                if (places.TryGetValue(earlier, out var from) && places.TryGetValue(later, out var to)) Add(from, to, "ww");
            }
        }

        AddClients(graph, operations, operation => "");
        AddClients(seen, operations, operation => isAlone ? "" : operation.List);
        var missed = new List<(int Reader, int Append)>();
        for (var i = 0; i < operations.Count; i++)
        {
            if (!sound[i] || operations[i].Read is not { } read) continue;
            if (read is [.., var last] && places.TryGetValue(last, out var from)) Add(from, i, "wr");
            if (End(lists, operations[i].List).ElementAtOrDefault(read.Count) is { } next && places.TryGetValue(next, out var append)) missed.Add((i, append));
        }

        foreach (var cycle in graph.Cycles()) verdict.Torn.Add($"each came before each other: {string.Join(", ", cycle.Order().Select(i => Describe(i, operations[i])))}");
        foreach (var (reader, append) in missed)
        {
            if (seen.Way(append, reader) is { } way) verdict.Torn.Add($"{Describe(reader, operations[reader])} did not see {Describe(append, operations[append])}, which came before: {way}");
        }

        void Add(int from, int to, string why)
        {
            graph.Add(from, to, why);
            seen.Add(from, to, why);
        }
    }

    static void AddClients(DependencyGraph graph, IReadOnlyList<Operation> operations, Func<Operation, string> about)
    {
        var last = new Dictionary<(string Client, int Server, string About), int>();
        var lastAnywhere = new Dictionary<(string Client, string About), int>();
        var own = new Dictionary<(string Client, string List), int>();
        for (var i = 0; i < operations.Count; i++)
        {
            var operation = operations[i];
            if (operation.Result != Result.Done) continue;
            if (last.TryGetValue((operation.Client, operation.Server, about(operation)), out var before)) graph.Add(before, i, "then");
            if (operation.IsAfterAll && lastAnywhere.TryGetValue((operation.Client, about(operation)), out before)) graph.Add(before, i, "after");
            if (operation.Read is not null && own.TryGetValue((operation.Client, operation.List), out var append)) graph.Add(append, i, "own");
            last[(operation.Client, operation.Server, about(operation))] = i;
            lastAnywhere[(operation.Client, about(operation))] = i;
            if (operation.Appended is not null) own[(operation.Client, operation.List)] = i;
        }
    }

    static IReadOnlyList<string> End(IReadOnlyDictionary<string, IReadOnlyList<string>> lists, string list) => lists.GetValueOrDefault(list, []);

    static bool IsBeginning(IReadOnlyList<string> read, IReadOnlyList<string> end) => read.Count <= end.Count && read.SequenceEqual(end.Take(read.Count));

    static string Describe(int number, Operation operation) =>
        $"{number} ({operation.Client} at {operation.Server}: {operation.List} {(operation.Appended is { } value ? $"+ {value}" : $"= {operation.Read!.Count} values")})";
}
