using System.Diagnostics;
using Benchmarks.Http;
using Collab.Testing;

namespace Benchmarks.Product;

/// <summary>
/// The project page of a gateway (project, team of 8, 5 goals with 3 revisions each) beside a bare Kestrel endpoint that writes the same bytes; each in a process of
/// its own, under the same load.
/// </summary>
static class PageComparison
{
    const int Connections = 8;
    const int Rounds = 5;
    const int TeamSize = 8;
    const int Goals = 5;
    const int Revisions = 3;
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(3);

    const string Page = """
        query ProjectPage($slug: String!) {
          project(slug: $slug) {
            id slug phase audience version changedAt
            title { value language } challenge { value language }
            owner { slug name { value language } }
            team { tier joinedAt role { value } agency { slug name { value } } person { id } }
            goals {
              totalCount
              nodes {
                id status version title { value language }
                revisions { nodes { number at title { value } reason { value } } }
              }
            }
          }
        }
        """;

    public static async Task Run(TextWriter output)
    {
        var data = Directory.CreateTempSubdirectory("collab-bench-");
        try
        {
            await using var gateway = GatewayProcess.Start(null, "--port", "0", "--data", data.FullName);
            var address = await gateway.Listening();
            var slug = await MakePage(address);
            var request = BenchmarkNetwork.Request(Page, new { slug });
            var bytes = await Answer(address, request);
            await Compare(address, gateway.ProcessId, request, bytes, Path.Combine(data.FullName, "page.json"), output);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    static async Task Compare(Uri address, int gatewayProcess, byte[] request, byte[] bytes, string file, TextWriter output)
    {
        await File.WriteAllBytesAsync(file, bytes);
        using var bare = StartBare(file);
        var bareAddress = new Uri((await bare.StandardOutput.ReadLineAsync())!);
        using var gateway = Process.GetProcessById(gatewayProcess);
        ServerLoad? best = null, bestBare = null;

        // Alternating rounds, the best of each, so that other load affects both alike. The first round is a warm-up.
        for (var round = 0; round <= Rounds; round++)
        {
            var (page, raw) = (await Measure(address, gateway, request), await Measure(bareAddress, bare, request));
            best = round > 0 ? ServerLoad.Better(best, page) : null;
            bestBare = round > 0 ? ServerLoad.Better(bestBare, raw) : null;
        }

        bare.StandardInput.Close();
        await bare.WaitForExitAsync();
        await output.WriteLineAsync($"project page, {bytes.Length:N0} bytes, {Connections} connections");
        await output.WriteLineAsync($"  gateway      {best}  {best!.Load.PerSecond / bestBare!.Load.PerSecond,5:P0} of bare Kestrel");
        await output.WriteLineAsync($"  bare Kestrel {bestBare}");
    }

    static async Task<ServerLoad> Measure(Uri address, Process server, byte[] request)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => HttpConnection.Open(address)));
        var load = await ServerLoad.Measure(server, Connections, RoundLength, (caller, _) => connections[caller].Ask(request).AsTask());
        Array.ForEach(connections, connection => connection.Dispose());
        return load;
    }

    static async Task<byte[]> Answer(Uri address, byte[] request)
    {
        using var connection = await HttpConnection.Open(address);
        return (await connection.Ask(request)).ToArray();
    }

    static Process StartBare(string file)
        => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), BareServer.Command, file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    static async Task<string> MakePage(Uri address)
    {
        using var network = await BenchmarkNetwork.Open(address);
        var project = await network.StartProject("benchmark");
        foreach (var person in (await network.People()).Take(TeamSize))
        {
            await network.Change("addTeamMember", "project", new
            {
                project,
                person,
                role = BenchmarkNetwork.Text("Knows the service from the inside"),
                expectations = BenchmarkNetwork.Text("To hear those who use it"),
            });
        }

        for (var goal = 1; goal <= Goals; goal++)
        {
            var id = await network.StartGoal(project, $"Goal {goal}: nobody waits without knowing why");
            for (var revision = 1; revision <= Revisions; revision++)
            {
                await network.Change("reviseGoal", "goal", new
                {
                    goal = id,
                    title = BenchmarkNetwork.Text($"Goal {goal}: those who wait know what comes next, turn {revision}"),
                    reason = BenchmarkNetwork.Text($"Interview {revision} showed that it is not the wait but the silence"),
                    decidedBy = new { group = BenchmarkNetwork.Text("The project team") },
                });
            }
        }

        var made = await network.Data("query ($id: ID!) { project(id: $id) { slug } }", new { id = project });
        return made.GetProperty("project").GetProperty("slug").GetString()!;
    }
}
