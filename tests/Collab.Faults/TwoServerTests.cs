using System.Diagnostics;
using Collab.Faults.Checking;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Two servers on one database edit the same projects, and each reads the other's changes.</summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class TwoServerTests(ITestOutputHelper output, FaultReport report)
{
    const int Projects = 100;
    static readonly TimeSpan MedianLimit = TimeSpan.FromMilliseconds(250) * Scale.TimeFactor * Scale.TimeFactor;
    static readonly TimeSpan P99Limit = TimeSpan.FromSeconds(1) * Scale.TimeFactor * Scale.TimeFactor;

    [Fact]
    public async Task Two_servers_lose_nothing_of_the_projects_that_both_edit_and_each_hears_the_other_within_a_second()
    {
        var writing = WriterPoolOptions.Moderate with { Projects = Projects, LooksElsewhere = true };
        var data = await DataDirectory.CreateShared();
        await using var trial = new Trial("two servers", output, report, data, random => [new Server(data, random), new Server(data, random)], writing);
        await trial.Begin(listen: true, histories: true);
        for (var rounds = 0; rounds < Scale.Rounds; rounds++) await trial.SomeLoad();
        await trial.Conclude("none");

        var (delivered, shown) = (new Latencies([.. Propagations(trial)]), new Latencies(trial.History.ShownElsewhere));
        var figures = $"delivered to listeners at the other server: {delivered}; shown to readers there: {shown}";
        output.WriteLine(figures);
        report.Note("Two servers", figures);
        Assert.All([delivered, shown], each => Assert.True(each.Median < MedianLimit && each.P99 < P99Limit, figures));
    }

    /// <summary>The time from each acknowledgement until a listener at the other server first receives the change.</summary>
    static IEnumerable<TimeSpan> Propagations(Trial trial)
    {
        var answered = trial.History.Entries.Where(entry => entry.Standing == Standing.Acknowledged).ToDictionary(entry => entry.Command.Id);
        foreach (var listener in trial.Listeners)
        {
            var known = new HashSet<string>();
            foreach (var received in listener.Received)
            {
                foreach (var id in Marker.In(received.Data).Where(known.Add))
                {
                    if (answered.TryGetValue(id, out var entry) && entry.AnsweredBy != listener.Address) yield return Stopwatch.GetElapsedTime(Math.Min(entry.AnsweredAt, received.At), received.At);
                }
            }
        }
    }
}
