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
    readonly DataDirectory _data;
    readonly List<TimeSpan> _recoveries = [];

    public Trial(string name, ITestOutputHelper output, DataDirectory data)
    {
        _name = name;
        _output = output;
        _data = data;
        // Each trial has dice of its own, whichever others run.
        Dice = new Random(HashCode(Scale.Seed, name));
        Server = new Server(data, Dice);
        Crowd = new Crowd(Server, Dice);
        Say($"seed {Scale.Seed} (COLLAB_FAULTS_SEED={Scale.Seed} repeats its choices)");
    }

    /// <summary>The dice of the faults.</summary>
    public Random Dice { get; }

    /// <summary>The server.</summary>
    public Server Server { get; }

    /// <summary>The writers.</summary>
    public Crowd Crowd { get; }

    /// <summary>What the writers saw.</summary>
    public History History => Crowd.History;

    /// <summary>Waits until the writers have sent some more requests, by the dice.</summary>
    public Task SomeLoad(int atLeast = 16, int atMost = 400)
    {
        var enough = History.Sent + Dice.Next(atLeast, atMost);
        return History.Until($"request {enough}", () => History.Sent >= enough, Patience);
    }

    /// <summary>Waits for an answer to a request that was sent after a moment, and keeps how long that took.</summary>
    /// <param name="since">The moment; a timestamp of <see cref="Stopwatch"/>.</param>
    public async Task Recovered(long since)
    {
        await History.Until("an acknowledgement of a request sent since the fault", () => History.LastAcknowledgedSentAt > since, Patience);
        _recoveries.Add(Stopwatch.GetElapsedTime(since));
    }

    /// <summary>Ends the load, has every open request answered, and compares clients, journal, read tables and what GraphQL tells.</summary>
    /// <param name="faults">What was done, in words.</param>
    /// <param name="limit">What every recovery must stay under.</param>
    public async Task<Figures> Conclude(string faults, TimeSpan limit)
    {
        limit *= Scale.TimeFactor;
        await Crowd.Settle();
        var evidence = await Gather();
        var verdict = Checker.Check(evidence);
        var figures = new Figures(
            _name, faults, History.Sent, History.Acknowledged, evidence.Log.Count(entry => entry is { Sent: > 1, Troubles.Count: > 0 }),
            verdict.Lost.Count, verdict.Doubled.Count, verdict.Torn.Count + verdict.Invented.Count, _recoveries, limit, History.Codes);
        Say(figures.ToString());
        Assert.True(verdict.IsClean, $"{figures}\nSeed {Scale.Seed}\n{verdict}\nThe server's last words:\n{Server.Log}");
        Assert.True(_recoveries.Max() < limit, $"{figures}\nSeed {Scale.Seed}\nRecoveries: {string.Join(", ", _recoveries)}\nThe server's last words:\n{Server.Log}");
        return figures;
    }

    public async ValueTask DisposeAsync()
    {
        await Crowd.DisposeAsync();
        await Server.DisposeAsync();
        await _data.DisposeAsync();
    }

    /// <summary>Says something in the test's output.</summary>
    public void Say(string what) => _output.WriteLine($"{_name}: {what}");

    async Task<Evidence> Gather()
    {
        var (client, person) = Crowd.Reader;
        var survived = await Contents.Read(Server.Database.ConnectionString);
        var streams = TellingChecks.TouchedStreams(survived).ToArray();
        var told = await Telling.Ask(client, person, streams);
        await Server.Stop();
        await Server.Rebuild();
        await Server.Start();
        var toldAnew = await Telling.Ask(client, person, streams);
        var rebuilt = await Contents.Read(Server.Database.ConnectionString);
        return new Evidence(History.Entries, History.StaleReads, survived, told, rebuilt, toldAnew);
    }

    /// <summary>The same in every process, which string.GetHashCode is not.</summary>
    static int HashCode(int seed, string name) => name.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
}
