using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 8: a server is halted, another takes over, and the halted one goes on as if no time had passed.</summary>
[Collection(FaultTrials.Name)]
public sealed class ZombieTests(ITestOutputHelper output, FaultReport report)
{
    const int Goals = 20;
    const string Person = "ylva";
    const string Stale = "written on what was";
    const string Fresh = "written meanwhile";

    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(5);
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Moderate with { Patience = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task What_a_halted_server_still_wants_to_write_is_refused_when_it_goes_on()
    {
        var data = await DataDirectory.CreateShared();
        await using CuttableProxy first = new(data.Port), second = new(data.Port);
        CuttableProxy[] wires = [first, second];
        await using var trial = new Trial("zombie", output, report, data, random => [.. wires.Select(wire => new Server(data, random, wire: wire))], Impatient);
        await trial.Begin(listen: true, histories: true);
        var cleanUp = new CleanUp(data.Database, trial.Servers);
        var refused = 0;
        for (var naps = 0; naps < Scale.Naps; naps++)
        {
            await trial.SomeLoad();
            var zombie = await cleanUp.Begin();
            refused += await Halt(trial, zombie, wires[trial.Servers.ToList().IndexOf(zombie)], cleanUp, naps);
        }

        Assert.Equal(0, await Count(data, Stale));
        Assert.Equal(Goals * Scale.Naps, await Count(data, Fresh));
        await trial.Conclude(
            $"{Scale.Naps} × {Scale.NapSeconds} s halted; {refused} stale writes refused, and {cleanUp.Refusals} of leased work that had become another's", ServesAgainWithin);
        trial.AnsweredBy("none");
    }

    /// <summary>
    /// Halts a server, with edits that it is asked for meanwhile, and with the next writes of its leased work under way: they reach the database when another
    /// has long gone on with that work.
    /// </summary>
    static async Task<int> Halt(Trial trial, Server zombie, CuttableProxy wire, CleanUp cleanUp, int nap)
    {
        const int nextWriteAndRenewal = 2;
        using var patient = new GraphQLClient(zombie.GraphQL, Timeout.InfiniteTimeSpan);
        using var taker = new GraphQLClient(trial.Servers.Single(server => server != zombie).GraphQL);
        var goals = await StartGoals(patient, nap);
        var lease = await cleanUp.Lease();
        var underWay = wire.HoldRequests();
        await underWay.Has(nextWriteAndRenewal, CleanUp.Name);
        zombie.Pause();
        var asleep = Stopwatch.GetTimestamp();
        Task<string?>[] stale = [.. goals.Select(goal => Revise(patient, goal, Stale))];
        Assert.All(await Task.WhenAll(goals.Select(goal => Revise(taker, goal, Fresh))), Assert.Null);
        var moved = await cleanUp.Moved(lease, asleep);
        await Task.Delay(TimeSpan.FromSeconds(Scale.NapSeconds) - Stopwatch.GetElapsedTime(asleep) is { Ticks: > 0 } left ? left : TimeSpan.Zero);

        var refusals = cleanUp.Refusals;
        underWay.LetGo();
        await cleanUp.Refused(refusals);
        zombie.Continue();
        await trial.Recovered(Stopwatch.GetTimestamp(), by: zombie);
        Assert.All(await Task.WhenAll(stale), code => Assert.Equal("CONFLICT", code));
        Assert.Equal(moved, await cleanUp.Lease());
        return stale.Length;
    }

    /// <summary>Goals that the server then has in memory, as they are in their first version.</summary>
    static async Task<IReadOnlyList<Goal>> StartGoals(GraphQLClient client, int nap)
    {
        const string start = "mutation ($input: StartGoalInput!) { startGoal(input: $input) { goal { id version } errors { code message } } }";
        var project = (await client.Ask(Person, "{ projects(first: 1) { nodes { id } } }", [])).GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var goals = new List<Goal>();
        for (var number = 0; number < Goals; number++)
        {
            var input = new JsonObject { ["project"] = project, ["title"] = Texts.Of(string.Create(CultureInfo.InvariantCulture, $"goal {nap}.{number}")) };
            var goal = (await client.Ask(Person, start, new JsonObject { ["input"] = input })).GetProperty("goal");
            goals.Add(new Goal(goal.GetProperty("id").GetString()!, goal.GetProperty("version").GetInt32()));
        }

        return goals;
    }

    /// <summary>Puts a goal in other words, on the version that was read. Answers the refusal's code, or null.</summary>
    static async Task<string?> Revise(GraphQLClient client, Goal goal, string title)
    {
        const string revise = "mutation ($input: ReviseGoalInput!) { reviseGoal(input: $input) { errors { code } } }";
        var input = new JsonObject { ["goal"] = goal.Id, ["title"] = Texts.Of(title), ["reason"] = Texts.Of(title), ["basedOn"] = goal.Version };
        var payload = await client.Ask(Person, revise, new JsonObject { ["input"] = input });
        return payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
    }

    static async Task<long> Count(DataDirectory data, string title)
    {
        await using var connection = new NpgsqlConnection(data.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from journal.event where data::text like '%' || $1 || '%'", connection) { Parameters = { new() { Value = title } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    sealed record Goal(string Id, int Version);
}
