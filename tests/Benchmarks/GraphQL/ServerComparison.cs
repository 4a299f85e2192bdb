using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarks.GraphQLNet;
using Benchmarks.Http;
using Collab.Testing;

namespace Benchmarks.GraphQL;

/// <summary>
/// The engine over HTTP beside a bare Kestrel endpoint that writes the same bytes, beside GraphQL.NET, and beside npm's servers with the same schema,
/// data and queries. All servers have the same core, the load has the other one.
/// </summary>
static class ServerComparison
{
    const int Rounds = 5;
    const int RoundSeconds = 3;

    /// <summary>Long enough for the JIT compilers of all servers, which share their core with the requests.</summary>
    const int WarmUpSeconds = 15;

    const int AllocationRequests = 2_000;
    const string Own = "Collab";
    const string Bare = "bare Kestrel";
    const string DotNetPeer = "GraphQL.NET";
    static readonly string[] Others = ["mercurius", "graphql-yoga", "@apollo/server"];
    static readonly HttpClient Client = new();

    public static async Task Run(TextWriter output)
    {
        if (!Wrk.IsHere)
        {
            await output.WriteLineAsync($"over HTTP: not measured here; it {Wrk.HowToGet}, and two cores");
            return;
        }

        var files = Directory.CreateTempSubdirectory("collab-bench-");
        try
        {
            await using var servers = new ServerSet();
            await StartServers(servers, files.FullName);
            await output.WriteLineAsync(
                $"over HTTP: servers on one core, {Wrk.Description} on the other; of each figure the best of {Rounds} alternating rounds of {RoundSeconds} s");
            await Compare(PortalQuery.Page, servers, files.FullName, output);
            await Compare(PortalQuery.List, servers, files.FullName, output);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    static async Task StartServers(ServerSet servers, string files)
    {
        var portal = Path.Combine(files, "portal.json");
        await File.WriteAllTextAsync(portal, $$"""{"sdl":{{JsonSerializer.Serialize(PortalSchema.Sdl)}},"projects":{{Portal.ProjectsAsJson}}}""");
        servers.Add(await ServerProcess.StartOwn(Own, EngineServer.Command));
        servers.Add(await ServerProcess.StartOwn(DotNetPeer, GraphQLNetServer.Command));
        var script = Path.Combine(Repository.Root, "tests", "Benchmarks", "npm", "server.mjs");
        foreach (var name in Others)
            servers.Add(await ServerProcess.Start(name, "node", script, name, portal));
    }

    static async Task Compare(PortalQuery query, ServerSet servers, string files, TextWriter output)
    {
        var body = Path.Combine(files, $"{query.Name}.json".Replace(' ', '-'));
        await File.WriteAllTextAsync(body, query.Body);
        var answer = await SameAnswer(query, servers);
        var answerFile = body + ".answer";
        await File.WriteAllBytesAsync(answerFile, answer);
        await using var bare = await ServerProcess.StartOwn(Bare, BareServer.Command, answerFile);

        ServerProcess[] all = [bare, .. servers];
        var best = new Dictionary<string, Round?>();
        foreach (var server in all)
        {
            await Measure(server, body, WarmUpSeconds);
            best[server.Name] = null;
        }

        // Alternating, so that other load affects the rounds of all servers alike.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in all)
                best[server.Name] = (await Measure(server, body, RoundSeconds)).Or(best[server.Name]);
        }

        var allocated = await AllocatedPerRequest(servers[Own], query) - await AllocatedPerRequest(bare, query);
        await Report(query, answer, best.ToDictionary(entry => entry.Key, entry => entry.Value!), allocated, output);
    }

    static async Task Report(PortalQuery query, byte[] answer, Dictionary<string, Round> rounds, long allocated, TextWriter output)
    {
        var own = rounds[Own];
        await output.WriteLineAsync($"{query.Name}, {CountFields(answer)} fields, {answer.Length:N0} bytes");
        foreach (var (name, round) in rounds)
        {
            await output.WriteLineAsync($"  {name,-16}{round}{(name == Bare ? "" : round.Beside(rounds[Bare]))}");
        }

        var dotNetPeer = rounds[DotNetPeer];
        await output.WriteLineAsync(
            $"  {Own} beside {DotNetPeer}: {own.PerSecond / dotNetPeer.PerSecond:N1} times the requests ({dotNetPeer.ProcessorUs / own.ProcessorUs:N1} by processor time), "
            + $"{own.P99Ms / dotNetPeer.P99Ms:P0} of the p99");
        var others = Others.Select(name => rounds[name]).ToArray();
        await output.WriteLineAsync(
            $"  {Own} beside the best of npm's: {own.PerSecond / others.Max(round => round.PerSecond):N1} times the requests "
            + $"({others.Min(round => round.ProcessorUs) / own.ProcessorUs:N1} by processor time), {own.P99Ms / others.Min(round => round.P99Ms):P0} of the p99; "
            + $"{allocated:N0} B allocated a request beyond Kestrel's own");
    }

    static async Task<Round> Measure(ServerProcess server, string body, int seconds)
    {
        var before = server.ProcessorTime;
        var load = await Wrk.Run(server.Address, body, seconds);
        var spent = server.ProcessorTime - before;
        return new Round(load.PerSecond, load.MedianMs, load.P99Ms, spent.TotalMicroseconds / load.Count, spent.TotalSeconds / seconds);
    }

    /// <summary>The response of all servers, equal but for trailing white space.</summary>
    static async Task<byte[]> SameAnswer(PortalQuery query, ServerSet servers)
    {
        var expected = await Ask(servers[Own], query);
        foreach (var server in servers)
        {
            var answer = (await Ask(server, query)).AsSpan().TrimEnd("\r\n "u8);
            if (!answer.SequenceEqual(expected))
                throw new InvalidOperationException($"{server.Name} answers the {query.Name} otherwise:\n{Encoding.UTF8.GetString(answer)}\n{Own}:\n{Encoding.UTF8.GetString(expected)}");
        }

        return expected;
    }

    static async Task<long> AllocatedPerRequest(ServerProcess server, PortalQuery query)
    {
        var before = await Allocated(server);
        for (var i = 0; i < AllocationRequests; i++)
            await Ask(server, query);

        return (await Allocated(server) - before) / AllocationRequests;
    }

    static async Task<long> Allocated(ServerProcess server) =>
        long.Parse(await Client.GetStringAsync(new Uri(server.Address, BareServer.AllocatedPath)), CultureInfo.InvariantCulture);

    static async Task<byte[]> Ask(ServerProcess server, PortalQuery query)
    {
        using var content = new StringContent(query.Body, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(server.Address, content);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    static int CountFields(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var count = -1; // "data" is no field
        while (reader.Read())
            count += reader.TokenType == JsonTokenType.PropertyName ? 1 : 0;

        return count;
    }

    /// <summary>The figures of a round, with the server's use of its core: when that is not full, something else was the limit.</summary>
    sealed record Round(double PerSecond, double MedianMs, double P99Ms, double ProcessorUs, double Busy)
    {
        public Round Or(Round? other) => other is null ? this : new(
            Math.Max(PerSecond, other.PerSecond),
            Math.Min(MedianMs, other.MedianMs),
            Math.Min(P99Ms, other.P99Ms),
            Math.Min(ProcessorUs, other.ProcessorUs),
            Math.Max(Busy, other.Busy));

        public string Beside(Round bare) => $"; of bare Kestrel {PerSecond / bare.PerSecond:P0} by rate, {bare.ProcessorUs / ProcessorUs:P0} by processor time";

        public override string ToString() =>
            $"{PerSecond,8:N0}/s  p50 {MedianMs,6:N2} ms  p99 {P99Ms,6:N2} ms  {ProcessorUs,7:N1} us of processor a request, core {Busy,4:P0} busy";
    }

    sealed class ServerSet : List<ServerProcess>, IAsyncDisposable
    {
        public ServerProcess this[string name] => Find(server => server.Name == name)!;

        public async ValueTask DisposeAsync()
        {
            foreach (var server in this)
                await server.DisposeAsync();
        }
    }
}
