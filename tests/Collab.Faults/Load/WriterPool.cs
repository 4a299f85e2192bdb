using System.Globalization;
using Collab.Faults.Servers;

namespace Collab.Faults.Load;

/// <summary>The 16 writers of a trial.</summary>
sealed class WriterPool : IAsyncDisposable
{
    const int Count = 16;

    /// <summary>The example network's administrator, by its name in addresses.</summary>
    const string Administrator = "ylva";

    static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(30);

    /// <summary>What the readers ask is compared, not timed.</summary>
    static readonly TimeSpan ReadersPatience = TimeSpan.FromSeconds(60);

    readonly IReadOnlyList<GraphQLClient> _clients;
    readonly IReadOnlyList<GraphQLClient> _readers;
    readonly Random _random;
    readonly Projects _projects;
    readonly WriterPoolOptions _options;
    readonly List<(Writer Writer, Workload Workload)> _writers = [];
    readonly CancellationTokenSource _stop = new();
    Task _running = Task.CompletedTask;

    public WriterPool(IReadOnlyList<Server> servers, Random random, WriterPoolOptions options)
    {
        _clients = [.. servers.Select(server => new GraphQLClient(server.GraphQL, options.WaitTimeout))];
        _readers = [.. servers.Select(server => new GraphQLClient(server.GraphQL, ReadersPatience))];
        _projects = new Projects(options.Projects);
        _options = options;
        _random = random;
    }

    /// <summary>What they saw.</summary>
    public History History { get; } = new();

    /// <summary>A client for each server, to read by.</summary>
    public IReadOnlyList<GraphQLClient> Readers => _readers;

    /// <summary>Somebody who sees all that the writers do.</summary>
    public string Reader => _writers[0].Writer.Person;

    /// <summary>Registers the writers, and an agency for each, by commands that count like all others.</summary>
    public async Task Arrive()
    {
        var run = _random.Next(0x1000000).ToString("x6", CultureInfo.InvariantCulture);
        var registrar = new Writer(Administrator, RouteFrom(0), History, new Random(_random.Next()), _options);
        for (var number = 0; number < Count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{run}-w{number:D2}");
            var person = await Register(registrar, Registrations.Person($"{name}-000000", _ => { }, "FACILITATOR", "ADMINISTRATOR"));
            var agency = await Register(registrar, Registrations.Agency($"{name}-900000", _ => { }));
            var workload = new Workload(name, agency, _projects, new Random(_random.Next()));
            _writers.Add((new Writer(person, RouteFrom(number), History, new Random(_random.Next()), _options), workload));
        }
    }

    /// <summary>Lets them write.</summary>
    public void Begin() => _running = Task.WhenAll(_writers.Select(each => Task.Run(() => each.Writer.Run(each.Workload, _stop.Token))));

    /// <summary>Lets them end; what is open stays open.</summary>
    public async Task End()
    {
        await _stop.CancelAsync();
        await _running;
    }

    /// <summary>Repeats what is open, each command under its own id, until every one is answered.</summary>
    public async Task Repeat()
    {
        var open = History.Entries.Where(entry => entry.Standing == Standing.Open).ToLookup(entry => entry.Person);
        await Task.WhenAll(_writers.Select(async each =>
        {
            foreach (var entry in open[each.Writer.Person]) await each.Writer.Insist(entry, AnsweredWithin);
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        foreach (var client in _clients.Concat(_readers)) client.Dispose();
    }

    Route RouteFrom(int number) => new(_clients, number % _clients.Count, new Random(_random.Next()));

    async Task<string> Register(Writer registrar, Command command)
    {
        var entry = History.Begin(Administrator, command);
        await registrar.Insist(entry, AnsweredWithin);
        return entry.Subject ?? throw new InvalidOperationException($"{command.Field} was refused: {string.Join(" | ", entry.Troubles)}");
    }
}
