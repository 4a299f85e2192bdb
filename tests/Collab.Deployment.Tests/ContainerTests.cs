using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Deployment.Tests;

/// <summary>The built container on a PostgreSQL of its own.</summary>
[Trait("Form", "long")]
[Collection(BuiltContainer.Collection)]
public sealed class ContainerTests(BuiltContainer built, ITestOutputHelper output)
{
    const int Clients = 8;
    const string Question = "{ projects(first: 5) { nodes { id slug } } }";
    static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);
    static readonly Dictionary<string, string> Settings = new([TrialDatabase.Setting])
    {
        ["DOTNET_ENVIRONMENT"] = "Trial",
        ["Collab__Demo"] = "true",
        ["Collab__Listen"] = "127.0.0.1",
        // The clients here are one person at one address.
        ["Collab__Load__PersonPerSecond"] = "0",
        ["Collab__Load__AddressPerSecond"] = "0",
    };

    [Fact]
    public async Task It_migrates_serves_tells_its_health_and_writes_nowhere()
    {
        if (built.IsMissing("the container")) return;
        await using var database = await TrialDatabase.Start();

        var (exitCode, said) = await RunningContainer.Run(Settings, ["migrate"], await database.Secrets());
        Assert.True(exitCode == 0, said);
        Assert.Contains("Applied ", said, StringComparison.Ordinal);

        var port = FreePort();
        await using var container = await Start(database, port);
        await container.Ready();
        Assert.NotEmpty((await container.Ask(Question)).GetProperty("data").GetProperty("projects").GetProperty("nodes").EnumerateArray());
        Assert.Equal((0, "ready\n", ""), await container.Execute([.. RunningContainer.Image.HealthCheck, "--port", $"{port}"]));
        Assert.Equal("1654\n", (await container.Execute("id", "-u")).Output);
        // Each is a place where programs write; with every file system read-only, that it serves shows that it wrote nowhere.
        foreach (var place in (string[])["/app", "/tmp", "/var/tmp", "/home/app", "/run"])
        {
            Assert.Contains("Read-only file system", (await container.Execute("touch", $"{place}/written")).Errors, StringComparison.Ordinal);
        }

        Assert.False(RunningContainer.Has("app/Collab.EmbeddedPostgres.dll") || RunningContainer.Has("usr/bin/node") || RunningContainer.Has("app/packages.container.lock.json"));
        Assert.True(RunningContainer.Has("app/graphiql/graphiql.min.js"));
        output.WriteLine($"At rest: {container.ResidentMegabytes} MB.");
        var began = Stopwatch.GetTimestamp();
        container.Terminate();
        Assert.Equal(0, await container.Ended());
        output.WriteLine($"Stopped in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_under_load_costs_no_request_more_than_one_retry()
    {
        if (built.IsMissing("the container")) return;
        await using var database = await TrialDatabase.Start();
        await using var leaves = await Start(database, FreePort());
        await leaves.Ready();
        await using var stays = await Start(database, FreePort());
        await stays.Ready();
        var (answered, retried, lost) = (0, 0, new ConcurrentQueue<string>());
        using var enough = new CancellationTokenSource();

        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var number = 0; !enough.IsCancellationRequested; number++)
            {
                var question = number % 5 == 0
                    ? $$"""mutation { startProject(input: { title: { value: "Koe {{client}} {{number}}", language: FI }, audience: PUBLIC, clientMutationId: "{{Guid.NewGuid()}}" }) { project { id } errors { code } } }"""
                    : Question;
                var (first, second) = (number + client) % 2 == 0 ? (leaves, stays) : (stays, leaves);
                if (await Failure(first, question) is null) Interlocked.Increment(ref answered);
                else if (await Failure(second == leaves && leaves.HasEnded ? stays : second, question) is { } failure) lost.Enqueue(failure);
                else Interlocked.Increment(ref retried);
            }
        })).ToList();
        await Reached(() => answered > 50);
        output.WriteLine($"Under load: {leaves.ResidentMegabytes} and {stays.ResidentMegabytes} MB.");
        var began = Stopwatch.GetTimestamp();
        leaves.Terminate();
        var exitCode = await leaves.Ended();
        var took = Stopwatch.GetElapsedTime(began);
        var before = answered + retried;
        await Reached(() => answered + retried > before + 50);
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        output.WriteLine($"{answered} answered at once, {retried} by one retry, {lost.Count} lost; stopped in {took.TotalSeconds:0.0} s.");
        Assert.Empty(lost);
        Assert.Equal(0, exitCode);
        Assert.True(took < LongestStop, $"it took {took}");

        async Task Reached(Func<bool> isThere)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!isThere()) await Task.Delay(20, patience.Token);
        }
    }

    static async Task<string?> Failure(RunningContainer container, string question)
    {
        try
        {
            var answer = await container.Ask(question, "leena");
            return answer.TryGetProperty("errors", out var errors) ? errors.ToString() : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return exception.Message;
        }
    }

    static async Task<RunningContainer> Start(TrialDatabase database, int port) =>
        RunningContainer.Start(new IPEndPoint(IPAddress.Loopback, port), Settings, ["--port", $"{port}"], null, await database.Secrets());

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
