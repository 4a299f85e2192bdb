using System.Diagnostics;
using System.Globalization;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>
/// A server is halted. With a second one, the cluster goes on without it, and whatever the halted one still wants to write is refused; it ends when it notices, and is
/// started anew. Alone, it goes on.
/// </summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class ZombieTests(ITestOutputHelper output, FaultReport report)
{
    /// <summary>As many as a server has transactions under way, so that those that come after them wait in its memory.</summary>
    const int OnTheirWay = 4;
    const int InMemory = 4;
    const int Unread = 4;
    const int Goals = OnTheirWay + InMemory + Unread;

    const string Stale = "written on what was";
    const string Fresh = "written meanwhile";

    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan AloneServesAgainWithin = TimeSpan.FromSeconds(5);
    static readonly TimeSpan RefusedWithin = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Moderate with { WaitTimeout = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task What_a_halted_server_still_wants_to_write_is_refused_when_the_cluster_has_gone_on_without_it()
    {
        var data = await DataDirectory.CreateShared();
        await using CuttableProxy first = new(data.Port), second = new(data.Port);
        CuttableProxy[] wires = [first, second];
        await using var trial = new Trial("zombie", output, report, data, random => [.. wires.Select(wire => new Server(data, random, wire: wire))], Impatient);
        await trial.Begin(listen: true, histories: true);
        var (outcomes, byDatabase) = (new List<string>(), 0);
        for (var pauses = 0; pauses < Scale.Pauses; pauses++)
        {
            await trial.SomeLoad();
            var (stale, refused) = await Halt(trial, wires, pauses);
            outcomes.AddRange(stale);
            byDatabase += refused;
        }

        Assert.Equal(0, await Count(data, Stale));
        Assert.Equal(Goals * Scale.Pauses, await Count(data, Fresh));
        var answers = string.Join(", ", outcomes.CountBy(outcome => outcome).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Value} × {each.Key}"));
        await trial.Conclude(
            $"{Scale.Pauses} × {Scale.PauseSeconds} s halted; {outcomes.Count} stale writes not done ({answers}); the database refused {byDatabase} for their version, which had been on their way for that long", ServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    [Fact]
    public async Task A_server_alone_goes_on_after_it_was_halted()
    {
        await using var trial = new Trial("server alone halted", output, report, await DataDirectory.Create());
        await trial.Begin(listen: true, histories: true);
        for (var pauses = 0; pauses < Scale.Pauses; pauses++)
        {
            await trial.SomeLoad();
            trial.Server.Pause();
            await Task.Delay(TimeSpan.FromSeconds(Scale.PauseSecondsAlone));
            trial.Server.Continue();
            await trial.Recovered(Stopwatch.GetTimestamp());
        }

        Assert.All(trial.Listeners, listener => Assert.Null(listener.LastEnd));
        await trial.Conclude($"{Scale.Pauses} × {Scale.PauseSecondsAlone} s halted", AloneServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    /// <summary>
    /// Halts a server, each by turns where the cluster places goals there. Edits of some of its goals are on their way to the database, wait in its memory and wait to be read by
    /// it. The goals are edited at the other server, and those on their way reach the database after that, while the server is still halted. Answers what each edit was answered,
    /// and how many the database refused for their version.
    /// </summary>
    static async Task<(string[] Outcomes, int RefusedByDatabase)> Halt(Trial trial, CuttableProxy[] wires, int pause)
    {
        var (number, goals) = await OwnedGoalsOfAny(trial, wires, pause);
        var (zombie, wire) = (trial.Servers[number], wires[number]);
        using var patient = new GraphQLClient(zombie.GraphQL, Timeout.InfiniteTimeSpan);
        using var other = new GraphQLClient(trial.Servers.Single(server => server != zombie).GraphQL);
        var stale = new List<Task<string>>();
        var onTheirWay = wire.HoldRequests(Stale);
        for (var sent = 0; sent < OnTheirWay; sent++)
        {
            stale.Add(goals[sent].Revise(patient, Stale));
            await onTheirWay.Has(sent + 1, Stale);
        }

        stale.AddRange(goals.Skip(OnTheirWay).Take(InMemory).Select(goal => goal.Revise(patient, Stale)));
        zombie.Pause();
        var paused = Stopwatch.GetTimestamp();
        stale.AddRange(goals.Skip(OnTheirWay + InMemory).Select(goal => goal.Revise(patient, Stale)));
        await Task.WhenAll(goals.Select(goal => goal.ReviseUntilAnswered(other, Fresh)));
        trial.Say($"the other server has them after {Stopwatch.GetElapsedTime(paused).TotalSeconds:0.0} s");
        await Task.Delay(TimeSpan.FromSeconds(Scale.PauseSeconds) - Stopwatch.GetElapsedTime(paused) is { Ticks: > 0 } left ? left : TimeSpan.Zero);

        onTheirWay.LetGo();
        var refused = await RefusedByDatabase(trial, goals.Take(OnTheirWay));
        zombie.Continue();
        await trial.Recovered(Stopwatch.GetTimestamp(), by: zombie);
        var outcomes = await Task.WhenAll(stale);
        Assert.All(outcomes, outcome => Assert.Contains(outcome, OwnedGoals.NotDone));
        return (outcomes, refused);
    }

    /// <summary>Goals in the memory of one server: of the one whose turn it is, or of the other when the cluster places new goals there alone.</summary>
    static async Task<(int Server, IReadOnlyList<OwnedGoal> Goals)> OwnedGoalsOfAny(Trial trial, CuttableProxy[] wires, int turn)
    {
        for (var tried = 0; tried < wires.Length; tried++)
        {
            var number = (turn + tried) % wires.Length;
            using var client = new GraphQLClient(trial.Servers[number].GraphQL, Timeout.InfiniteTimeSpan);
            if (await OwnedGoals.At(client, wires[number], Goals, string.Create(CultureInfo.InvariantCulture, $"goal {turn}.{tried}")) is { } goals) return (number, goals);
        }

        throw new InvalidOperationException("The cluster places new goals at no server.");
    }

    /// <summary>
    /// Waits until the database has refused one at least, and answers how many it has by then. Not each need be: where a writer's command is in the same transaction, and was
    /// repeated at the other server meanwhile, that is what the database refuses.
    /// </summary>
    static async Task<int> RefusedByDatabase(Trial trial, IEnumerable<OwnedGoal> goals)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var refused = goals.Sum(goal => trial.Server.Database.Logged($"({goal.Stream}, {goal.Version + 1}) already exists"));
            if (refused > 0) return refused;
            if (Stopwatch.GetElapsedTime(began) > RefusedWithin) throw new TimeoutException($"The database refused none of the stale writes within {RefusedWithin.TotalSeconds} s.\n{trial.Server.Database.Log}");
            await Task.Delay(Look);
        }
    }

    static async Task<long> Count(DataDirectory data, string title)
    {
        await using var connection = new NpgsqlConnection(data.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from journal.event where type = 'goal-reworded' and data::text like '%' || $1 || '%'", connection) { Parameters = { new() { Value = title } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
