using System.Diagnostics;
using Collab.Faults.Checking;
using Collab.Faults.Histories;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>One server or several under the load of 16 writers, their faults, and the judgement at the end.</summary>
sealed class Trial : IAsyncDisposable
{
    /// <summary>A bound on every wait, so that a server that never comes back fails the trial rather than hangs it.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromMinutes(2);

    /// <summary>What a server promises: what another wrote is known to it by then. How soon listeners receive it is measured by <see cref="TwoServerTests"/>; here they have more time.</summary>
    static readonly TimeSpan PropagatesWithin = TimeSpan.FromSeconds(1);

    static readonly TimeSpan ListenersReceiveWithin = TimeSpan.FromSeconds(10);

    static readonly TimeSpan SupervisionPause = TimeSpan.FromMilliseconds(100);

    readonly string _name;
    readonly ITestOutputHelper _output;
    readonly FaultReport _report;
    readonly DataDirectory _data;
    readonly List<TimeSpan> _recoveries = [];
    readonly List<Listener> _listeners = [];
    ListClients? _lists;
    IReadOnlyDictionary<string, IReadOnlySet<string>>? _olderColumns;
    readonly long _began = Stopwatch.GetTimestamp();
    readonly CancellationTokenSource _concluding = new();
    Task _supervising = Task.CompletedTask;
    TimeSpan _firstStart;

    /// <summary>Prepares a trial.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="output">Where it writes what happens.</param>
    /// <param name="report">Where its figures go.</param>
    /// <param name="data">Where the database lies.</param>
    /// <param name="servers">Makes the servers, which share the database; null for one.</param>
    /// <param name="writing">How the writers write; null for as usual.</param>
    public Trial(string name, ITestOutputHelper output, FaultReport report, DataDirectory data, Func<Random, IReadOnlyList<Server>>? servers = null, WriterPoolOptions? writing = null)
    {
        _name = name;
        _output = output;
        _report = report;
        _data = data;
        // Each trial has random numbers of its own, whichever others run.
        Random = new Random(HashCode(Scale.Seed, name));
        Servers = servers?.Invoke(Random) ?? [new Server(data, Random)];
        Writers = new WriterPool(Servers, Random, writing ?? WriterPoolOptions.Usual);
        Say($"{name}, seed {Scale.Seed} (COLLAB_FAULTS_SEED={Scale.Seed} repeats its choices)");
    }

    /// <summary>The random numbers of the faults.</summary>
    public Random Random { get; }

    /// <summary>The servers.</summary>
    public IReadOnlyList<Server> Servers { get; }

    /// <summary>The server, or the first of several.</summary>
    public Server Server => Servers[0];

    /// <summary>The writers.</summary>
    public WriterPool Writers { get; }

    /// <summary>What the writers saw.</summary>
    public History History => Writers.History;

    /// <summary>Those who listen, where the trial has any.</summary>
    public IReadOnlyList<Listener> Listeners => _listeners;

    /// <summary>Starts the servers, the first before the others, and the load.</summary>
    /// <param name="listen">Whether somebody listens at each server.</param>
    /// <param name="histories">Whether some append to lists and read them, so that the order of all is known.</param>
    public async Task Begin(bool listen = false, bool histories = false)
    {
        var starting = Stopwatch.GetTimestamp();
        await Server.Start();
        _firstStart = Stopwatch.GetElapsedTime(starting);
        await Task.WhenAll(Servers.Skip(1).Select(server => server.Start()));
        Say($"{Servers.Count} serve");
        if (Servers.Any(server => server.Program is not null)) _olderColumns = await Contents.ReadColumns(Server.Database.ConnectionString);
        await Writers.Arrive();
        foreach (var client in listen ? Writers.Readers : []) _listeners.Add(await Listener.Begin(client, Writers.Reader));
        if (histories) _lists = await ListClients.Begin([.. Servers.Select(server => server.GraphQL)], Random);
        Writers.Begin();
        _supervising = Task.WhenAll(Servers.Select(Supervise));
        Say("the writers write");
    }

    /// <summary>Waits until the writers have sent a random number of further requests.</summary>
    public Task SomeLoad()
    {
        const int few = 16;
        const int many = 400;
        var enough = History.Sent + Random.Next(few, many);
        return Until($"request {enough}", () => History.Sent >= enough);
    }

    /// <summary>Waits for an answer to a request that was sent after the fault, and keeps how long that took.</summary>
    /// <param name="since">From when the time counts; a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="answeredAfter">When the answered request must have been sent, when that is another moment.</param>
    /// <param name="by">The server that has to answer; null for any.</param>
    public async Task Recovered(long since, long? answeredAfter = null, Server? by = null)
    {
        await Until("an acknowledgement of a request sent since the fault", () => History.LastAcknowledgedSentAt(by?.GraphQL) > (answeredAfter ?? since));
        var took = Stopwatch.GetElapsedTime(since);
        lock (_recoveries) _recoveries.Add(took);
        Say($"{(by is null ? "serves" : $"server {Servers.ToList().IndexOf(by)} serves")} again after {took.TotalSeconds:0.00} s; {History.Sent} sent, {History.Acknowledged} acknowledged");
    }

    /// <summary>Ends the load, has every open request answered, and compares clients, journal, read tables and what GraphQL returns.</summary>
    /// <param name="faults">What was done, in words.</param>
    /// <param name="limit">What every recovery must stay under; null for a trial without any.</param>
    public async Task Conclude(string faults, TimeSpan? limit = null)
    {
        limit = Scale.Allowed(limit, _firstStart);
        await Writers.End();
        if (_lists is not null) await _lists.End();
        await _concluding.CancelAsync();
        await _supervising;
        var restarts = Servers.Sum(server => server.Restarts);
        if (Servers.Count == 1) Assert.Equal(0, restarts);
        else if (restarts > 0) faults += $"; {restarts} times a server that its cluster had gone on without ended itself";
        var stood = await StandingUnanswered();
        Say($"{stood.Count} commands are open; {stood.Stand} of them stand in the journal");
        await WithLastWords(Writers.Repeat);
        var evidence = await Gather();
        var verdict = Checker.Check(evidence);
        foreach (var listener in _listeners) ListeningChecks.Run($"the listener at {listener.Address.Port}", listener.From, listener.Received, evidence.Survived, verdict);
        if (_lists is not null) faults += "; " + _lists.Check(evidence.Survived, verdict);
        var figures = new Figures(
            _name, faults, History.Sent, History.Acknowledged, evidence.Log.Count(entry => entry is { Sent: > 1, Troubles.Count: > 0 }),
            verdict.Lost.Count, verdict.Doubled.Count, verdict.Torn.Count + verdict.Invented.Count, _recoveries, limit, History.Codes);
        Say(figures.ToString());
        _report.Add(figures);
        Assert.True(verdict.IsClean, $"{figures}\nSeed {Scale.Seed}\n{verdict}\n{LastWords}");
        Assert.True(limit is null || _recoveries.Max() < limit, $"{figures}\nSeed {Scale.Seed}\nRecoveries: {string.Join(", ", _recoveries)}\n{LastWords}");
    }

    /// <summary>Fails when a request was answered by another code, with what the servers have logged of it.</summary>
    /// <param name="allowed">Codes that may be, "none" for no answer.</param>
    public void AnsweredBy(params string[] allowed) => Assert.True(
        History.Codes.Keys.All(allowed.Contains),
        $"Codes {string.Join(", ", History.Codes)}, where only {string.Join(", ", allowed)} may be.\n{string.Join('\n', Servers.SelectMany(server => server.Faults))}");

    public async ValueTask DisposeAsync()
    {
        await _concluding.CancelAsync();
        await _supervising.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Writers.DisposeAsync();
        if (_lists is not null) await _lists.DisposeAsync();
        foreach (var listener in _listeners) await listener.DisposeAsync();
        foreach (var server in Servers) await server.DisposeAsync();
        await _data.DisposeAsync();
        _concluding.Dispose();
    }

    /// <summary>Says something in the test's output.</summary>
    public void Say(string what) => _output.WriteLine($"{Stopwatch.GetElapsedTime(_began).TotalSeconds,6:0.0} s  {what}");

    string LastWords => string.Join('\n', Servers.Select((server, number) => $"The last words of server {number}:\n{server.Log}").Append($"The last words of the database:\n{Server.Database.Log}"));

    /// <summary>Starts a server anew whenever it has ended by itself, as whoever looks after processes does: a silo ends when its cluster has gone on without it.</summary>
    async Task Supervise(Server server, int number)
    {
        long? concluding = null;
        do
        {
            if (_concluding.IsCancellationRequested) concluding ??= Stopwatch.GetTimestamp();
            if (await server.RestartIfEnded()) Say($"server {number} had ended by itself and was started anew");
            await Task.Delay(SupervisionPause, concluding is null ? _concluding.Token : CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (concluding is not { } since || (server.HasEnded && Stopwatch.GetElapsedTime(since) < WaitTimeout));
    }

    async Task<Evidence> Gather()
    {
        var survived = await Contents.Read(Server.Database.ConnectionString);
        var streams = ViewChecks.TouchedStreams(survived).ToArray();
        Say($"every command is answered; the journal has {survived.Events.Count} events");
        if (Servers.Count > 1) await Task.Delay(PropagatesWithin);
        foreach (var listener in _listeners) await listener.HasReceived(survived.Events.Max(each => (each.Transaction, each.Sequence)), ListenersReceiveWithin * Scale.TimeFactor);
        var views = new List<IReadOnlyDictionary<string, AggregateView>>();
        foreach (var client in Writers.Readers) views.Add(await AggregateViews.Ask(client, Writers.Reader, streams));
        Say($"{streams.Length} aggregates were read with their histories");
        foreach (var server in Servers) await server.Stop();
        Say("all have stopped");
        await Server.Rebuild();
        Say("the read tables were made anew");
        await Server.Start();
        Say("a new server serves");
        var rebuiltViews = await AggregateViews.Ask(Writers.Readers[0], Writers.Reader, streams);
        var rebuilt = await Contents.Read(Server.Database.ConnectionString);
        return new Evidence(History.Entries, History.StaleReads, survived, views, rebuilt, rebuiltViews) { OlderColumns = _olderColumns };
    }

    Task Until(string what, Func<bool> holds) => WithLastWords(() => History.Until(what, holds, WaitTimeout));

    /// <summary>Does something that may take too long, and then says what servers and database have logged.</summary>
    async Task WithLastWords(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message}\n{string.Join('\n', Servers.SelectMany(server => server.Faults))}\n{LastWords}", exception);
        }
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
