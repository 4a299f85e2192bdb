using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Load;

/// <summary>A client that sends one command after the other, and repeats what it got no answer for under the same id.</summary>
/// <param name="person">Who it is signed in as.</param>
/// <param name="route">Whom it asks.</param>
/// <param name="history">Where it logs.</param>
/// <param name="random">Its random numbers.</param>
/// <param name="options">How it writes.</param>
sealed class Writer(string person, Route route, History history, Random random, WriterPoolOptions options)
{
    const int MinPauseMs = 20;
    const int MaxPauseMs = 120;
    static readonly TimeSpan PropagatesWithin = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);

    /// <summary>Who it is signed in as.</summary>
    public string Person => person;

    /// <summary>Sends commands until it is stopped. What is open then, or was left open for later, stays open.</summary>
    public async Task Run(Workload workload, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (options.Pause > TimeSpan.Zero) await Task.Delay(options.Pause * random.NextDouble(), CancellationToken.None);
            if (route.Wanders() && options.IsSettled) await Task.Delay(PropagatesWithin, CancellationToken.None);
            var entry = history.Begin(person, workload.Next());
            var isImpatient = random.Next(32) == 0 && !options.IsSettled;
            var givesUp = random.Next(4) == 0 && !options.IsSettled;
            while (!await Try(entry, atOnce: isImpatient ? 2 : 1) && !givesUp && !stop.IsCancellationRequested)
            {
                // What a client does before it tries again; the test waits for nothing here.
                await Task.Delay(options.IsSettled ? PropagatesWithin : TimeSpan.FromMilliseconds(random.Next(MinPauseMs, MaxPauseMs)), CancellationToken.None);
            }

            if (entry is { Standing: Standing.Acknowledged, Command.Field: "reviseGoal" } && random.Next(8) == 0) await ReadOwnWrite(entry);
            if (entry is { Standing: Standing.Acknowledged, Command.Field: "updateProjectStatus" } && options.LooksElsewhere) await LookElsewhere(entry);
        }
    }

    /// <summary>Sends a command until it is answered.</summary>
    /// <param name="entry">The command.</param>
    /// <param name="within">How long it may take.</param>
    public async Task Insist(Entry entry, TimeSpan within)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await Try(entry, atOnce: 1))
        {
            if (Stopwatch.GetElapsedTime(began) > within) throw new TimeoutException($"{entry.Command.Id} got no answer: {string.Join(" | ", entry.Troubles.TakeLast(3))}");
            await Task.Delay(random.Next(MinPauseMs, MaxPauseMs));
        }
    }

    /// <summary>Sends a command once, or twice at once as an impatient finger does: to two servers where there are two. Answers whether the client knows now.</summary>
    public async Task<bool> Try(Entry entry, int atOnce)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(number => Send(entry, route.Beside(number))));
        if (answers.OfType<JsonElement>().ToArray() is not [var thing, ..])
        {
            if (entry.Standing == Standing.Open) route.Leave();
            return entry.Standing != Standing.Open;
        }

        entry.Command.Then(thing);
        return true;
    }

    /// <summary>Answers the thing when the command was acknowledged.</summary>
    async Task<JsonElement?> Send(Entry entry, GraphQLClient client)
    {
        var command = entry.Command;
        var sentAt = history.Sending(entry);
        switch (await client.Send(person, command.Document, new JsonObject { ["input"] = command.Input.DeepClone() }))
        {
            case Answer.Given { Value: var payload } when payload.GetProperty("errors").GetArrayLength() == 0:
                var thing = payload.GetProperty(command.Thing);
                if (thing.ValueKind == JsonValueKind.Null) history.Stale($"{command.Field} {command.Id} was acknowledged without what it is about");
                history.Acknowledge(entry, thing, sentAt, client.Address);
                return thing.ValueKind == JsonValueKind.Null ? null : thing;
            case Answer.Given { Value: var payload }:
                history.Refuse(entry, payload.GetProperty("errors").GetRawText());
                return null;
            case Answer.Failed { Code: not ("UNAVAILABLE" or "INTERNAL") } wrong:
                history.Refuse(entry, $"{wrong.Code}: {wrong.Message}");
                return null;
            case Answer.Failed failed:
                history.Unanswered(entry, failed.Code, failed.Message);
                return null;
            case var none:
                history.Unanswered(entry, "none", none.ToString());
                return null;
        }
    }

    /// <summary>Projects are in the memory of all servers, since all writers work in them: this is about how soon memory is up to date.</summary>
    async Task LookElsewhere(Entry entry)
    {
        const string document = "query($id: ID!) { node(id: $id) { ... on Project { version } } }";
        var wanted = entry.Version;
        while (await route.Beside(1).Send(person, document, new JsonObject { ["id"] = entry.Subject }) is Answer.Given { Value: var project })
        {
            var took = Stopwatch.GetElapsedTime(entry.AnsweredAt);
            if (project.GetProperty("version").GetInt32() >= wanted)
            {
                history.Shown(took);
                return;
            }

            if (took > ShownWithin)
            {
                history.Stale($"{entry.Command.Id} was acknowledged as version {wanted}, and {took.TotalSeconds:0.0} s later another server answered {project.GetRawText()}");
                return;
            }

            await Task.Delay(LookEvery);
        }
    }

    async Task ReadOwnWrite(Entry entry)
    {
        const string document = "query($id: ID!) { node(id: $id) { ... on Goal { title { value } } } }";
        switch (await route.Client.Send(person, document, new JsonObject { ["id"] = entry.Subject }))
        {
            case Answer.Given { Value: var goal } when goal.ValueKind != JsonValueKind.Object || goal.GetProperty("title").GetProperty("value").GetString() != entry.Command.Id:
                history.Stale($"{entry.Command.Id} was acknowledged, and a read after it answered {goal.GetRawText()}");
                break;
            case Answer.Failed failed:
                history.Unanswered(null, failed.Code, failed.Message);
                break;
        }
    }
}
