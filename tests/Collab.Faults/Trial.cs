using System.Diagnostics;
using Collab.Faults.Checking;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>One server under the load of 16 writers, its faults, and the judgement at the end.</summary>
sealed class Trial : IAsyncDisposable
{
    /// <summary>A bound on every wait, so that a server that never comes back fails the trial rather than hangs it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string _name;
    readonly ITestOutputHelper _output;
    readonly FaultReport _report;
    readonly DataDirectory _data;
    readonly List<TimeSpan> _recoveries = [];
    readonly long _began = Stopwatch.GetTimestamp();

    public Trial(string name, ITestOutputHelper output, FaultReport report, DataDirectory data)
    {
        _name = name;
        _output = output;
        _report = report;
        _data = data;
        // Each trial has dice of its own, whichever others run.
        Dice = new Random(HashCode(Scale.Seed, name));
        Server = new Server(data, Dice);
        Crowd = new Crowd(Server, Dice);
        Say($"{name}, seed {Scale.Seed} (COLLAB_FAULTS_SEED={Scale.Seed} repeats its choices)");
    }

    /// <summary>The dice of the faults.</summary>
    public Random Dice { get; }

    /// <summary>The server.</summary>
    public Server Server { get; }

    /// <summary>The writers.</summary>
    public Crowd Crowd { get; }

    /// <summary>What the writers saw.</summary>
    public History History => Crowd.History;

    /// <summary>Starts the server and the load.</summary>
    public async Task Begin()
    {
        await Server.Start();
        Say("the server serves");
        await Crowd.Arrive();
        Crowd.Begin();
        Say("the writers write");
    }

    /// <summary>Waits until the writers have sent some more requests, by the dice.</summary>
    public Task SomeLoad()
    {
        const int few = 16;
        const int many = 400;
        var enough = History.Sent + Dice.Next(few, many);
        return History.Until($"request {enough}", () => History.Sent >= enough, Patience);
    }

    /// <summary>Waits for an answer to a request that was sent after the fault, and keeps how long that took.</summary>
    /// <param name="since">From when the time counts; a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="answeredAfter">When the answered request must have been sent, when that is another moment.</param>
    public async Task Recovered(long since, long? answeredAfter = null)
    {
        await History.Until("an acknowledgement of a request sent since the fault", () => History.LastAcknowledgedSentAt > (answeredAfter ?? since), Patience);
        _recoveries.Add(Stopwatch.GetElapsedTime(since));
        Say($"serves again after {_recoveries[^1].TotalSeconds:0.00} s; {History.Sent} sent, {History.Acknowledged} acknowledged");
    }

    /// <summary>Ends the load, has every open request answered, and compares clients, journal, read tables and what GraphQL tells.</summary>
    /// <param name="faults">What was done, in words.</param>
    /// <param name="limit">What every recovery must stay under.</param>
    public async Task Conclude(string faults, TimeSpan limit)
    {
        limit *= Scale.TimeFactor;
        await Crowd.End();
        var stood = await StandingUnanswered();
        Say($"{stood.Count} commands are open; {stood.Stand} of them stand in the journal");
        await Crowd.Repeat();
        var evidence = await Gather();
        var verdict = Checker.Check(evidence);
        var figures = new Figures(
            _name, faults, History.Sent, History.Acknowledged, evidence.Log.Count(entry => entry is { Sent: > 1, Troubles.Count: > 0 }),
            verdict.Lost.Count, verdict.Doubled.Count, verdict.Torn.Count + verdict.Invented.Count, _recoveries, limit, History.Codes);
        Say(figures.ToString());
        _report.Add(figures);
        Assert.True(verdict.IsClean, $"{figures}\nSeed {Scale.Seed}\n{verdict}\nThe server's last words:\n{Server.Log}");
        Assert.True(_recoveries.Max() < limit, $"{figures}\nSeed {Scale.Seed}\nRecoveries: {string.Join(", ", _recoveries)}\nThe server's last words:\n{Server.Log}");
    }

    public async ValueTask DisposeAsync()
    {
        await Crowd.DisposeAsync();
        await Server.DisposeAsync();
        await _data.DisposeAsync();
    }

    /// <summary>Says something in the test's output.</summary>
    public void Say(string what) => _output.WriteLine($"{Stopwatch.GetElapsedTime(_began).TotalSeconds,6:0.0} s  {what}");

    async Task<Evidence> Gather()
    {
        var (client, person) = Crowd.Reader;
        var survived = await Contents.Read(Server.Database.ConnectionString);
        var streams = TellingChecks.TouchedStreams(survived).ToArray();
        Say($"every command is answered; the journal has {survived.Events.Count} events");
        var told = await Telling.Ask(client, person, streams);
        Say($"{told.Count} things were told with their histories");
        await Server.Stop();
        Say("the server has stopped");
        await Server.Rebuild();
        Say("the read tables were made anew");
        await Server.Start();
        Say("a new server serves");
        var toldAnew = await Telling.Ask(client, person, streams);
        var rebuilt = await Contents.Read(Server.Database.ConnectionString);
        return new Evidence(History.Entries, History.StaleReads, survived, told, rebuilt, toldAnew);
    }

    /// <summary>How many commands wait for an answer, and of how many the answer alone was lost.</summary>
    async Task<(int Count, int Stand)> StandingUnanswered()
    {
        var open = History.Entries.Where(entry => entry.Standing == Standing.Open).Select(entry => entry.Command.Id).ToHashSet();
        var keys = await Contents.ReadCommandIds(Server.Database.ConnectionString);
        return (open.Count, keys.Count(open.Contains));
    }

    /// <summary>The same in every process, which string.GetHashCode is not.</summary>
    static int HashCode(int seed, string name) => name.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
}
