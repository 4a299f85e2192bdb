using System.Diagnostics;
using System.Globalization;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>
/// Five times the load that is possible. The server is set to run little at once, so that whatever machine the test runs on can ask for five times of it.
/// </summary>
[Collection(FaultTrials.Name)]
public sealed class OverloadTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>How many requests the server runs at once, and how many more may wait.</summary>
    const int Places = 2;
    const int Queue = 2;

    /// <summary>How many times what is possible is asked for, by as many times as many as can be served.</summary>
    const int Times = 5;

    /// <summary>So short a time is the first to suffer on a busy machine, where the test's own clients wait for the processor too.</summary>
    static readonly TimeSpan RefusedWithin = TimeSpan.FromMilliseconds(50) * Scale.TimeFactor * Scale.TimeFactor;
    static readonly TimeSpan AcceptedWithin = TimeSpan.FromSeconds(1) * Scale.TimeFactor;
    static readonly TimeSpan NormalWithin = TimeSpan.FromSeconds(10);

    TestDatabase _database = null!;
    GatewayProcess _gateway = null!;
    Uri _address = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _gateway = GatewayProcess.Start(new GatewayStart("--port", "0")
        {
            ConnectionString = _database.ConnectionString,
            IsDemo = true,
            Environment =
            {
                ["Collab__Load__ConcurrentRequests"] = Places.ToString(CultureInfo.InvariantCulture),
                ["Collab__Load__WaitingRequests"] = Queue.ToString(CultureInfo.InvariantCulture),
                ["Collab__Load__AddressPerSecond"] = "100",
                ["Collab__Load__AddressBurst"] = "100",
            },
        });
        _address = await _gateway.Listening();
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Five_times_the_possible_is_refused_in_milliseconds_and_what_is_accepted_stays_fast()
    {
        var calmSeconds = Math.Max(1, Scale.OverloadSeconds / 4);
        var first = await LoadClient.Run(_address, Places, calmSeconds, Changes);
        var calm = await LoadClient.Run(_address, Places, calmSeconds, Changes);
        var flood = await LoadClient.Run(_address, Times * (Places + Queue), Scale.OverloadSeconds, Changes, perSecond: Times * Math.Max(first.Accepted, calm.Accepted) / calmSeconds);
        var back = await TimeUntilNormal();
        output.WriteLine($"as much as possible: {calm}\nfive times that: {flood}\nnormal again after {back.TotalMilliseconds:N0} ms");

        Assert.Equal(0, calm.Refused);
        Assert.True(flood.Refused > flood.Accepted / 2, $"Much is refused: {flood}");
        Assert.True(flood.Accepted > 0 && flood.AcceptedP99 < AcceptedWithin, flood.ToString());
        Assert.True(flood.RefusedP99 < RefusedWithin, flood.ToString());
        Assert.Equal(["503 UNAVAILABLE, Retry-After 1"], flood.Refusals);
        Assert.True(back < NormalWithin, back.ToString());
    }

    [Fact]
    public async Task Five_times_what_one_client_may_is_refused_to_it_alone()
    {
        var flood = await LoadClient.Run(_address, clients: 2, Scale.OverloadSeconds, _ => new LoadClient.Question("{ __typename }", From: "192.0.2.1"), perSecond: 500);
        var other = await LoadClient.Run(_address, clients: 1, 1, _ => new LoadClient.Question("{ __typename }", From: "192.0.2.2"), perSecond: 50);
        output.WriteLine($"one client: {flood}\nanother: {other}");

        Assert.InRange(flood.Accepted, 100, 100 + (100 * (Scale.OverloadSeconds + 1)));
        Assert.True(flood.Refused > flood.Accepted, flood.ToString());
        Assert.True(flood.RefusedP99 < RefusedWithin, flood.ToString());
        Assert.All(flood.Refusals, refusal => Assert.Equal("429 RATE_LIMITED, Retry-After 1", refusal));
        Assert.Equal(0, other.Refused);
    }

    /// <summary>Changes wait for the disk, so that places fill up whatever the processor.</summary>
    static LoadClient.Question Changes(int number) => new(
        $$"""mutation { registerAgency(input: { name: [{ value: "Virasto {{number}}", language: FI }], kind: MUNICIPALITY }) { errors { code } } }""", Person: "ylva");

    async Task<TimeSpan> TimeUntilNormal()
    {
        var since = Stopwatch.GetTimestamp();
        while ((await LoadClient.Run(_address, clients: 1, 0, Changes)).Refused > 0 && Stopwatch.GetElapsedTime(since) < NormalWithin)
        {
        }

        return Stopwatch.GetElapsedTime(since);
    }
}
