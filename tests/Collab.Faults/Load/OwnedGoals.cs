using System.Diagnostics;
using System.Text.Json.Nodes;
using Collab.Testing;

namespace Collab.Faults.Load;

/// <summary>Goals whose grain a certain server of several has in memory.</summary>
static class OwnedGoals
{
    /// <summary>What is answered when an edit was not done: the goal has changed meanwhile, the cluster does not know whether it was done, or nothing.</summary>
    public static readonly IReadOnlyList<string> NotDone = ["CONFLICT", "UNAVAILABLE", "none"];

    const string Person = "ylva";
    const string Probe = "who writes this";
    const int MaxTries = 100;

    /// <summary>Starts goals until so many are in a server's memory: what is written about them goes over its wire to the database.</summary>
    /// <param name="client">The server.</param>
    /// <param name="wire">Its wire to the database.</param>
    /// <param name="count">How many.</param>
    /// <param name="title">How their titles begin.</param>
    /// <returns>The goals; null when the cluster places too few of them there, as it does with a server that is busier than the others.</returns>
    public static async Task<IReadOnlyList<OwnedGoal>?> At(GraphQLClient client, CuttableProxy wire, int count, string title)
    {
        const string start = "mutation ($input: StartGoalInput!) { startGoal(input: $input) { goal { id version } errors { code message } } }";
        const string startProject = "mutation ($input: StartProjectInput!) { startProject(input: $input) { project { id } errors { code message } } }";
        // A project that nobody else writes to: an edit of a goal is refused for the goal's version then, and not because the project has moved on.
        var made = await client.Ask(Person, startProject, new JsonObject { ["input"] = new JsonObject { ["title"] = Texts.Of(title) } });
        var project = made.GetProperty("project").GetProperty("id").GetString()!;
        var owned = new List<OwnedGoal>();
        for (var number = 0; owned.Count < count; number++)
        {
            if (number == MaxTries) return null;
            var input = new JsonObject { ["project"] = project, ["title"] = Texts.Of($"{title}.{number}") };
            var started = (await client.Ask(Person, start, new JsonObject { ["input"] = input })).GetProperty("goal");
            var goal = new OwnedGoal(started.GetProperty("id").GetString()!, started.GetProperty("version").GetInt32());
            var held = wire.HoldRequests(Probe);
            var probe = goal.Revise(client, Probe);
            var isOwned = await Task.WhenAny(probe, held.First) == held.First;
            held.LetGo();
            if (await probe != OwnedGoal.Done) throw new InvalidOperationException($"A goal could not be revised: {await probe}.");
            if (isOwned) owned.Add(goal with { Version = goal.Version + 1 });
        }

        return owned;
    }
}

/// <summary>A goal as its reader knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was read.</param>
sealed record OwnedGoal(string Id, int Version)
{
    /// <summary>What is answered when an edit was done.</summary>
    public const string Done = "done";

    const string Person = "ylva";
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The name of its stream in the journal.</summary>
    public string Stream => Histories.ListClients.StreamOf(Id);

    /// <summary>Puts it in other words, on the version that was read. Answers <see cref="Done"/>, a code, or "none" for no answer.</summary>
    public Task<string> Revise(GraphQLClient client, string title) => Revise(client, title, Guid.NewGuid());

    /// <summary>Does so until it is known that it was done.</summary>
    public async Task ReviseUntilAnswered(GraphQLClient client, string title)
    {
        var (command, began) = (Guid.NewGuid(), Stopwatch.GetTimestamp());
        string outcome;
        while ((outcome = await Revise(client, title, command)) != Done)
        {
            if (outcome is not ("UNAVAILABLE" or "none") || Stopwatch.GetElapsedTime(began) > WaitTimeout) throw new InvalidOperationException($"{Id} was not revised: {outcome}.");
        }
    }

    async Task<string> Revise(GraphQLClient client, string title, Guid command)
    {
        const string revise = "mutation ($input: ReviseGoalInput!) { reviseGoal(input: $input) { errors { code } } }";
        var input = new JsonObject { ["goal"] = Id, ["title"] = Texts.Of(title), ["reason"] = Texts.Of(title), ["basedOn"] = Version, ["clientMutationId"] = command.ToString() };
        return await client.Send(Person, revise, new JsonObject { ["input"] = input }) switch
        {
            Answer.Given { Value: var payload } => payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!).FirstOrDefault() ?? Done,
            Answer.Failed failed => failed.Code,
            _ => "none",
        };
    }
}
