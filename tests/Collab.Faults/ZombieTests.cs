using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
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
    static readonly TimeSpan LeaseMovesWithin = TimeSpan.FromSeconds(10);
    static readonly CrowdOptions Impatient = CrowdOptions.Moderate with { Patience = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task What_a_halted_server_still_wants_to_write_is_refused_when_it_goes_on()
    {
        var data = await DataDirectory.CreateShared();
        await using var trial = new Trial("zombie", output, report, data, dice => [new Server(data, dice), new Server(data, dice)], Impatient);
        await trial.Begin(listen: true, histories: true);
        var (zombie, other) = (trial.Server, trial.Servers[1]);
        using var patient = new GraphQLClient(zombie.GraphQL, Timeout.InfiniteTimeSpan);
        using var taker = new GraphQLClient(other.GraphQL);
        var refused = 0;
        for (var naps = 0; naps < Scale.Naps; naps++)
        {
            await trial.SomeLoad();
            var goals = await StartGoals(patient, naps);
            var lease = await Lease(data);
            zombie.Pause();
            var asleep = Stopwatch.GetTimestamp();
            Task<string?>[] stale = [.. goals.Select(goal => Revise(patient, goal, Stale))];
            Assert.All(await Task.WhenAll(goals.Select(goal => Revise(taker, goal, Fresh))), Assert.Null);
            var moved = await LeaseMoved(data, lease, asleep);
            await Task.Delay(TimeSpan.FromSeconds(Scale.NapSeconds) - Stopwatch.GetElapsedTime(asleep) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
            zombie.Continue();
            await trial.Recovered(Stopwatch.GetTimestamp(), by: zombie);
            Assert.All(await Task.WhenAll(stale), code => Assert.Equal("CONFLICT", code));
            refused += stale.Length;
            Assert.Equal(moved, await Lease(data));
        }

        Assert.Equal(0, await Count(data, Stale));
        Assert.Equal(Goals * Scale.Naps, await Count(data, Fresh));
        await trial.Conclude($"{Scale.Naps} × {Scale.NapSeconds} s halted; {refused} stale writes refused, the lease was another's each time", ServesAgainWithin);
        trial.AnsweredBy("none");
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

    /// <summary>Waits until the halted server's work is another's.</summary>
    static async Task<(Guid Holder, long Fence)> LeaseMoved(DataDirectory data, (Guid Holder, long Fence) before, long since)
    {
        while (true)
        {
            var now = await Lease(data);
            if (now.Holder != before.Holder && now.Fence > before.Fence) return now;
            if (Stopwatch.GetElapsedTime(since) > LeaseMovesWithin * Scale.TimeFactor) throw new TimeoutException($"The lease is still {now}'s after {LeaseMovesWithin.TotalSeconds} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    static Task<(Guid Holder, long Fence)> Lease(DataDirectory data) =>
        Ask(data, "select holder, fence from journal.lease where name = 'command-key-clean-up' and holder is not null", reader => (reader.GetGuid(0), reader.GetInt64(1)));

    static Task<long> Count(DataDirectory data, string title) => Ask(data, $"select count(*) from journal.event where data::text like '%{title}%'", reader => reader.GetInt64(0));

    static async Task<T> Ask<T>(DataDirectory data, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(data.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : throw new InvalidOperationException($"Nothing is there: {sql}");
    }

    sealed record Goal(string Id, int Version);
}
