using System.Collections.Concurrent;
using System.Globalization;
using Collab.Faults.Attacks;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Garbled documents and attacks over every transport, while others are served.</summary>
[Collection(FaultTrials.Name)]
public sealed class BadInputTests(ITestOutputHelper output, FaultReport report)
{
    const int Attackers = 4;
    const int MaxMemoryKb = 500 << 10;
    const string Honest = "{ projects(first: 3) { totalCount nodes { id slug title { value } } } }";

    static readonly TimeSpan RefusedWithin = TimeSpan.FromMilliseconds(50);

    readonly List<TimeSpan> _served = [];

    [Fact]
    public async Task Whatever_is_sent_nothing_breaks_nothing_leaks_and_others_are_served()
    {
        await using var data = await DataDirectory.Create();
        await using var server = new Server(data, new Random(Scale.Seed));
        await server.Start();
        using var target = new Target(server.GraphQL);
        var findings = new ConcurrentQueue<string>();
        var refusals = new ConcurrentQueue<(TimeSpan Took, string Title)>();
        var attacking = Task.WhenAll(Enumerable.Range(0, Attackers).Select(number => Attack(target, number, findings, refusals)));

        await ServeOthers(target, attacking, findings);
        await attacking;

        var sorted = refusals.OrderBy(refusal => refusal.Took).ToArray();
        var p99 = new Latencies([.. sorted.Select(refusal => refusal.Took)]).P99;
        var memoryKb = PeakMemoryKb(server.ProcessId);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{Scale.Attacks:N0} attacks, {sorted.Length:N0} refused, p99 {p99.TotalMilliseconds:0.0} ms, slowest {sorted[^1].Took.TotalMilliseconds:0} ms; {_served.Count:N0} honest requests served meanwhile, p99 {new Latencies(_served).P99.TotalMilliseconds:0.0} ms; {memoryKb / 1024} MB at the most");
        output.WriteLine($"{figures} (COLLAB_FAULTS_SEED={Scale.Seed})");
        foreach (var (took, title) in sorted.TakeLast(12)) output.WriteLine($"{took.TotalMilliseconds,6:0.0} ms  {title}");
        report.Note("Bad input", figures);
        Assert.True(findings.IsEmpty, $"{findings.Count} findings, seed {Scale.Seed}:\n{string.Join("\n---\n", findings.Take(5))}\nThe server's last words:\n{server.Log}");
        Assert.False(server.HasEnded);
        Assert.True(memoryKb < MaxMemoryKb, figures);
        Assert.True(p99 < Bound(), figures);
    }

    /// <summary>On a machine that is busy with other things a refusal may take as long as an honest request does.</summary>
    TimeSpan Bound()
    {
        var bound = RefusedWithin * Scale.TimeFactor;
        var honest = new Latencies(_served).P99 * Scale.TimeFactor;
        return Scale.IsLong || honest < bound ? bound : honest;
    }

    static async Task Attack(Target target, int number, ConcurrentQueue<string> findings, ConcurrentQueue<(TimeSpan Took, string Title)> refusals)
    {
        // Each attacker has random numbers of its own, so that the seed says what is sent whoever comes first.
        var source = new AttackSource(new Random(Scale.Seed + number));
        for (var i = number; i < Scale.Attacks; i += Attackers)
        {
            var attack = source.Next();
            try
            {
                var outcome = await target.Send(attack);
                if (outcome.Status >= 500 || Leaks.Find(outcome.Text) is not null) findings.Enqueue($"{Show(attack)}\n→ {outcome.Status} {Leaks.Find(outcome.Text)} {Cut(outcome.Text)}");
                if (outcome.IsRefusal) refusals.Enqueue((outcome.Took, $"{attack.Title} by {attack.Transport}"));
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
            {
                findings.Enqueue($"{Show(attack)}\n→ no answer: {exception.Message}");
            }
        }
    }

    /// <summary>Asks what anybody would, again and again, until the attack ends.</summary>
    async Task ServeOthers(Target target, Task attacking, ConcurrentQueue<string> findings)
    {
        while (!attacking.IsCompleted)
        {
            var outcome = await target.Send(Transport.Post, Honest);
            if (outcome is { Status: 200, IsRefusal: false }) _served.Add(outcome.Took);
            else findings.Enqueue($"An honest request was answered {outcome.Status} {Cut(outcome.Text)}");
        }
    }

    static string Show(Attack attack) =>
        $"{attack.Title} by {attack.Transport}: {Cut(attack.Document ?? Convert.ToBase64String(attack.Raw!))} {attack.Variables}";

    static string Cut(string text) => text.Length <= 400 ? text : $"{text[..400]}… ({text.Length})";

    /// <summary>The most memory that a process has had resident.</summary>
    static int PeakMemoryKb(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
