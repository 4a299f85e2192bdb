using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 9: the clock of one server of two jumps, forward and back.</summary>
[Collection(FaultTrials.Name)]
public sealed class ClockTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan[] Offsets = [TimeSpan.FromDays(1), TimeSpan.FromHours(-1), TimeSpan.FromHours(1), TimeSpan.FromDays(-1), TimeSpan.Zero];

    static readonly TimeSpan TokenLasts = TimeSpan.FromMinutes(10);
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_clock_that_jumps_loses_nothing_reorders_nothing_and_makes_no_token_good()
    {
        var data = await DataDirectory.CreateShared();
        FakeClock clock;
        try
        {
            clock = FakeClock.Create(data);
        }
        catch (NotPossibleHereException reason)
        {
            await data.DisposeAsync();
            NotRun.Report("the trial with clocks that jump", reason.Message);
            return;
        }

        using var swept = clock;
        using var issuer = new TestIssuer("https://agency.example");
        await using var trial = new Trial(
            "clock jumps", output, report, data,
            random => [new Server(data, random), new Server(data, random, clock.Environment)],
            WriterPoolOptions.Moderate);
        var wrong = trial.Servers[1];
        await trial.Begin(listen: true, histories: true);

        // Beside the two that are under load, for a server that believes tokens does not believe who a request says it is from.
        await using var believing = new Server(data, new Random(Scale.Seed + 1), Believe(issuer, data).Concat(clock.Environment).ToDictionary()) { IsDemo = false };
        await believing.Start();
        var token = issuer.Token("somebody");
        Assert.Equal(HttpStatusCode.OK, await Ask(believing, token));
        for (var jumps = 0; jumps < Scale.ClockJumps; jumps++)
        {
            var offset = Offsets[jumps % Offsets.Length];
            await clock.Jump(offset, wrong);
            trial.Say($"the clock of server 1 is {offset} ahead");
            await trial.SomeLoad();
            // By a clock that is behind, the token is not valid yet; whoever knows it may believe it all the same for a moment.
            if (offset >= TimeSpan.Zero) Assert.Equal(offset > TokenLasts ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, await Ask(believing, token));
        }

        var (earlier, of) = await WrittenBeforeTheirPredecessors(data.Database.ConnectionString);
        Assert.True(earlier > 0, "No event is dated before the one that it follows: the clocks did not differ.");
        await trial.Conclude($"{Scale.ClockJumps} jumps of one server's clock; {earlier} of {of} events dated before the one that they follow");
        // A server whose clock was set back begins anew.
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    [Fact]
    public async Task A_server_that_is_killed_starts_again_although_its_clock_was_set_back_meanwhile()
    {
        await using var data = await DataDirectory.Create();
        try
        {
            using var clock = FakeClock.Create(data);
            await using var server = new Server(data, new Random(Scale.Seed), clock.Environment);
            clock.Set(TimeSpan.FromHours(1));
            await server.Start();
            await server.Kill();
            clock.Set(TimeSpan.Zero);
            var since = Stopwatch.GetTimestamp();
            await server.Start();
            output.WriteLine($"serves again after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s");
            using var client = new GraphQLClient(server.GraphQL);
            Assert.Equal("Query", (await client.Ask("ylva", "{ __typename }", [])).GetString());
        }
        catch (NotPossibleHereException reason)
        {
            NotRun.Report("the trial with a clock that was set back", reason.Message);
        }
    }

    [Fact]
    public async Task A_server_starts_although_another_died_whose_clock_was_ahead()
    {
        var data = await DataDirectory.CreateShared();
        try
        {
            using var clock = FakeClock.Create(data);
            clock.Set(TimeSpan.FromHours(1));
            await using (var ahead = new Server(data, new Random(Scale.Seed), clock.Environment))
            {
                await ahead.Start();
                await ahead.Kill();
            }

            await using var other = new Server(data, new Random(Scale.Seed + 1));
            await other.Start();
            using var client = new GraphQLClient(other.GraphQL);
            Assert.Equal("Query", (await client.Ask("ylva", "{ __typename }", [])).GetString());
        }
        catch (NotPossibleHereException reason)
        {
            NotRun.Report("the trial with another's clock that was ahead", reason.Message);
        }
        finally
        {
            await data.DisposeAsync();
        }
    }

    static Dictionary<string, string> Believe(TestIssuer issuer, DataDirectory data)
    {
        var keys = Path.Combine(data.Path, "keys.json");
        File.WriteAllText(keys, issuer.Keys);
        return new()
        {
            ["Collab__SignIn__Issuers__0__Issuer"] = issuer.Name,
            ["Collab__SignIn__Issuers__0__Audience"] = TestIssuer.Audience,
            ["Collab__SignIn__Issuers__0__Keys"] = keys,
            ["Collab__SignIn__Issuers__0__Agency"] = "lahti",
        };
    }

    /// <summary>Asks with a token until the server serves: its clock may have been set back, or the first sign-in take long on a machine that is busy with other things.</summary>
    static async Task<HttpStatusCode> Ask(Server server, string token)
    {
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.GraphQL) { Content = JsonContent.Create(new { query = "{ projects(first: 1) { totalCount } }" }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            try
            {
                using var response = await client.SendAsync(request);
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable || Stopwatch.GetElapsedTime(began) > ServesAgainWithin) return response.StatusCode;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(began) < ServesAgainWithin)
            {
                await Task.Delay(Look);
            }
        }
    }

    static async Task<(long Earlier, long Of)> WrittenBeforeTheirPredecessors(string connectionString)
    {
        const string sql = """
            select count(*) filter (where later.at < event.at), count(*)
            from journal.event join journal.event later on later.stream = event.stream and later.version = event.version + 1
            """;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
