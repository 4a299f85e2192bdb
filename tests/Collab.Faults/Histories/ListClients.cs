using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collab.Faults.Checking;
using Collab.Faults.Load;

namespace Collab.Faults.Histories;

/// <summary>
/// Some clients that append to lists and read them while a trial goes on, and note each operation. A list is a goal's wordings: to put it into other words
/// appends one, and all are read together.
/// </summary>
sealed partial class ListClients : IAsyncDisposable
{
    const int Clients = 4;
    const int Lists = 4;
    const int MostAppends = 90;
    const int MaxPauseMs = 100;
    const string Person = "ylva";
    const string Wordings = "revisions(first: 100) { nodes { title { value } } }";

    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(5);

    readonly IReadOnlyList<GraphQLClient> _servers;
    readonly Dictionary<string, int> _appends = [];
    readonly List<Operation> _operations = [];
    readonly Lock _lock = new();
    readonly CancellationTokenSource _stop = new();
    readonly string _run;
    Task _running = Task.CompletedTask;

    ListClients(IReadOnlyList<Uri> servers, string run)
    {
        _servers = [.. servers.Select(server => new GraphQLClient(server, WaitTimeout))];
        _run = run;
    }

    /// <summary>Makes the lists and lets the clients begin.</summary>
    public static async Task<ListClients> Begin(IReadOnlyList<Uri> servers, Random random)
    {
        var clients = new ListClients(servers, random.Next(0x1000000).ToString("x6", CultureInfo.InvariantCulture));
        for (var list = 0; list < Lists; list++) await clients.StartList(0);
        Random[] all = [.. Enumerable.Range(0, Clients).Select(_ => new Random(random.Next()))];
        clients._running = Task.WhenAll(all.Select((own, number) => Task.Run(() => clients.Run(number, own))));
        return clients;
    }

    /// <summary>Lets the clients end.</summary>
    public async Task End()
    {
        await _stop.CancelAsync();
        await _running;
    }

    /// <summary>Puts what is wrong with the history into the verdict. Answers it in figures.</summary>
    public string Check(Contents contents, Verdict verdict)
    {
        var lists = contents.Events.Where(each => each.Type == "goal-reworded")
            .Select(each => (each.Stream, Value: Value().Match(each.Data).Value))
            .Where(each => each.Value.StartsWith(_run, StringComparison.Ordinal))
            .GroupBy(each => each.Stream, each => each.Value)
            .ToDictionary(list => list.Key, IReadOnlyList<string> (list) => [.. list]);
        HistoryChecker.Run(_operations, lists, verdict);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_operations.Count(operation => operation.Appended is not null)} appends to {_appends.Count} lists and {_operations.Count(operation => operation.Read is not null)} readings");
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        foreach (var server in _servers) server.Dispose();
        _stop.Dispose();
    }

    /// <summary>Starts another list, unless the server is away.</summary>
    async Task StartList(int server)
    {
        const string start = "mutation ($input: StartGoalInput!) { startGoal(input: $input) { goal { id } } }";
        if (await _servers[server].Send(Person, "{ projects(first: 1) { nodes { id } } }", []) is not Answer.Given { Value: var projects }) return;
        var input = new JsonObject { ["project"] = projects.GetProperty("nodes")[0].GetProperty("id").GetString(), ["title"] = Texts.Of("a list") };
        if (await _servers[server].Send(Person, start, new JsonObject { ["input"] = input }) is not Answer.Given { Value: var payload }) return;
        lock (_lock) _appends.Add(payload.GetProperty("goal").GetProperty("id").GetString()!, 0);
    }

    async Task Run(int number, Random random)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"client {number}");
        var (server, cursor) = (number % _servers.Count, new SeenCursor());
        for (var step = 0; !_stop.IsCancellationRequested; step++)
        {
            await Task.Delay(random.Next(MaxPauseMs), CancellationToken.None);
            if (random.Next(8) == 0) server = random.Next(_servers.Count);
            var value = string.Create(CultureInfo.InvariantCulture, $"{_run}-l{number}-{step:D6}");
            if (IsFull) await StartList(server);
            if (random.Next(2) == 0 && Choose(random) is { } list)
            {
                var result = await Append(name, server, list, value, cursor);
                if (result == Result.Unknown) server = random.Next(_servers.Count);
            }
            else if (!await Read(name, server, AnyList(random), cursor))
            {
                server = random.Next(_servers.Count);
            }
        }
    }

    async Task<Result> Append(string client, int server, string list, string value, SeenCursor cursor)
    {
        const string revise = $"mutation ($input: ReviseGoalInput!) {{ reviseGoal(input: $input) {{ goal {{ {Wordings} }} cursor errors {{ code }} }} }}";
        var input = new JsonObject { ["goal"] = list, ["title"] = Texts.Of(value), ["reason"] = Texts.Of("an append") };
        var answer = await _servers[server].Send(Person, revise, new JsonObject { ["input"] = input });
        var result = answer is not Answer.Given { Value: var payload } ? Result.Unknown : payload.GetProperty("errors").GetArrayLength() == 0 ? Result.Done : Result.Refused;
        Note(new Operation(client, server, StreamOf(list), value, null, result));
        if (result != Result.Done) return result;
        var made = ((Answer.Given)answer).Value;
        Note(new Operation(client, server, StreamOf(list), null, ValuesOf(made.GetProperty("goal")), Result.Done));
        cursor.See(answer, made.GetProperty("cursor").GetString());
        return result;
    }

    async Task<bool> Read(string client, int server, string list, SeenCursor cursor)
    {
        const string read = $"query ($id: ID!) {{ node(id: $id) {{ ... on Goal {{ {Wordings} }} }} }}";
        var answer = await _servers[server].Send(Person, read, new JsonObject { ["id"] = list }, cursor.Value);
        if (answer is not Answer.Given { Value: var goal }) return false;
        Note(new Operation(client, server, StreamOf(list), null, ValuesOf(goal), Result.Done, cursor.IsOfAll));
        cursor.See(answer, null);
        return true;
    }

    bool IsFull
    {
        get
        {
            lock (_lock) return _appends.Values.All(appends => appends >= MostAppends);
        }
    }

    void Note(Operation operation)
    {
        lock (_lock) _operations.Add(operation);
    }

    /// <summary>A list that has room for another append, which is counted; null when all are full.</summary>
    string? Choose(Random random)
    {
        lock (_lock)
        {
            string[] open = [.. _appends.Where(list => list.Value < MostAppends).Select(list => list.Key)];
            if (open.Length == 0) return null;
            var list = open[random.Next(open.Length)];
            _appends[list]++;
            return list;
        }
    }

    string AnyList(Random random)
    {
        lock (_lock) return _appends.Keys.ElementAt(random.Next(_appends.Count));
    }

    static IReadOnlyList<string> ValuesOf(JsonElement goal) =>
        [.. goal.GetProperty("revisions").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("title").GetProperty("value").GetString()!)];

    /// <summary>The cursor that a client sends along.</summary>
    sealed class SeenCursor
    {
        /// <summary>The last one; null before the first answer.</summary>
        public string? Value { get; private set; }

        /// <summary>Whether it covers all that the client was answered; not when a server answered without a cursor, as earlier versions do.</summary>
        public bool IsOfAll { get; private set; } = true;

        /// <summary>Takes the cursor of an answer.</summary>
        /// <param name="answer">The answer.</param>
        /// <param name="written">The cursor of what the client has just written; null when it read.</param>
        public void See(Answer answer, string? written)
        {
            IsOfAll &= answer.Cursor is not null;
            Value = answer.Cursor ?? written ?? Value;
        }
    }

    /// <summary>The name of a goal's stream in the journal.</summary>
    public static string StreamOf(string id) => Encoding.ASCII.GetString(Base64Url.DecodeFromChars(id)).Replace("Goal:", "goal-", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-f]{6}-l[0-9]-[0-9]{6}")]
    private static partial Regex Value();
}
