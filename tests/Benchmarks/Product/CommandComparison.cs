using System.Diagnostics;
using System.Globalization;
using System.Text;
using Benchmarks.Http;
using Benchmarks.Journal;
using Collab.Testing;
using Npgsql;

namespace Benchmarks.Product;

/// <summary>
/// <c>reviseGoal</c> and <c>startProject</c> over HTTP on a gateway, beside a bare Npgsql loop that inserts one event row: the same durable server and number of
/// connections.
/// </summary>
static class CommandComparison
{
    const int Rounds = 4;
    /// <summary>Rounds that are not counted: the runtime compiles hot code a second time until then, which was a quarter of the gateway's processor time without them.</summary>
    const int WarmUps = 4;
    const int GoalsEach = 80;
    static readonly int[] Connections = [1, 16, 64];
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(3);

    const string Revise = """
        mutation ($input: ReviseGoalInput!) { reviseGoal(input: $input) { cursor errors { code message } goal { version } } }
        """;

    const string Start = """
        mutation ($input: StartProjectInput!) { startProject(input: $input) { cursor errors { code message } project { version } } }
        """;

    public static async Task Run(TextWriter output)
    {
        await using var own = await PostgresServer.StartOwn();
        await using var bare = BareInsert.Open(own.Server.ConnectionString(), Connections[^1]);
        await using var gateway = GatewayProcess.Start(new GatewayStart(["--port", "0"]) { ConnectionString = own.Server.ConnectionString(), IsDemo = true });
        var address = await gateway.Listening();
        using var server = Process.GetProcessById(gateway.ProcessId);
        await BareInsert.Prepare(bare);
        foreach (var count in Connections)
        {
            var goals = await Goals(address, count);
            await Compare("reviseGoal", count, (caller, turn) => BenchmarkNetwork.Request(Revise, Revision(goals[caller][turn.Number % GoalsEach], turn.Name), BenchmarkNetwork.SignIn));
            await Compare("startProject", count, (caller, turn) => BenchmarkNetwork.Request(Start, Project(caller, turn.Name), BenchmarkNetwork.SignIn));
        }

        async Task Compare(string name, int connections, Func<int, (string Name, int Number), byte[]> request)
        {
            ServerLoad? best = null;
            LoadLoop.Result? bestBare = null;

            // Alternating rounds, the best of each, so that other load affects both alike.
            for (var round = 1 - WarmUps; round <= Rounds; round++)
            {
                var number = round;
                var load = await Measure(address, server, connections, (caller, count) =>
                    request(caller, (string.Create(CultureInfo.InvariantCulture, $"{connections}.{number}.{count}"), count)));
                var inserted = await Insert(bare, connections);
                best = round > 0 ? ServerLoad.Better(best, load) : null;
                bestBare = round > 0 && inserted.PerSecond > (bestBare?.PerSecond ?? 0) ? inserted : bestBare;
            }

            await output.WriteLineAsync($"{name,-12} {connections,2} connections {best}  {best!.Load.PerSecond / bestBare!.PerSecond,5:P0} of a bare insert");
            await output.WriteLineAsync($"{"bare insert",-12} {connections,2} connections {bestBare}");
        }
    }

    /// <summary>Creates a project per connection, with enough goals that none exceeds its maximum number of revisions.</summary>
    static async Task<string[][]> Goals(Uri address, int connections)
    {
        using var network = await BenchmarkNetwork.Open(address);
        var goals = new string[connections][];
        for (var connection = 0; connection < connections; connection++)
        {
            var project = await network.StartProject(string.Create(CultureInfo.InvariantCulture, $"revise-{connections}-{connection}"));
            goals[connection] = new string[GoalsEach];
            for (var i = 0; i < GoalsEach; i++)
            {
                goals[connection][i] = await network.StartGoal(project, $"Goal {i}");
            }
        }

        return goals;
    }

    static async Task<ServerLoad> Measure(Uri address, Process server, int count, Func<int, int, byte[]> request)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => HttpConnection.Open(address)));
        var result = await ServerLoad.Measure(server, count, RoundLength, async (caller, number) =>
        {
            var answer = await connections[caller].Ask(request(caller, number));
            if (answer.Span.IndexOf("\"errors\":[]"u8) < 0)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Span));
            }
        });
        Array.ForEach(connections, connection => connection.Dispose());
        return result;
    }

    static object Revision(string goal, string turn) => new
    {
        input = new
        {
            goal,
            title = BenchmarkNetwork.Text($"Those who wait know what comes next, turn {turn}"),
            reason = BenchmarkNetwork.Text("The interviews showed another need."),
            clientMutationId = $"{goal}/{turn}",
        },
    };

    static object Project(int caller, string turn) => new
    {
        input = new
        {
            title = BenchmarkNetwork.Text($"A better morning, by caller {caller} at turn {turn}"),
            challenge = BenchmarkNetwork.Text("People wait too long and do not know why."),
            clientMutationId = $"start/{caller}/{turn}",
        },
    };

    static Task<LoadLoop.Result> Insert(NpgsqlDataSource bare, int connections)
    {
        var streams = Enumerable.Range(0, connections).Select(_ => $"goal-{Guid.NewGuid():N}").ToArray();
        return LoadLoop.Run(connections, RoundLength, (caller, count) => BareInsert.Insert(bare, streams[caller], count));
    }
}
