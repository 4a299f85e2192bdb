using System.Text;
using System.Text.Json;
using Collab.Faults.Attacks;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;
using static Collab.Faults.Attacks.HostileTexts;

namespace Collab.Faults;

/// <summary>Every limit at n and at n + 1, as the server itself says what its limits are.</summary>
[Collection(FaultTrials.Name)]
public sealed class LimitTests(ITestOutputHelper output)
{
    static readonly Transport[] Transports = [Transport.Post, Transport.Batch, Transport.EventStream, Transport.WebSocket, Transport.Get];

    [Fact]
    public async Task At_a_limit_the_server_serves_and_beyond_it_it_refuses_with_the_limit_and_what_it_measured()
    {
        await using var data = await DataDirectory.Create();
        await using var server = new Server(data, new Random(Scale.Seed));
        await server.Start();
        using var target = new Target(server.GraphQL);
        var limits = await Limits(target);

        await Check("depth", "TOO_COMPLEX", n => Introspection(n - 6));
        await Check("aliases", "TOO_COMPLEX", n => $"{{ limits {{ {Repeat(n - 10, i => $"a{i}: depth")} ...D ...D }} x: limits {{ ...D }} }} fragment D on Limits {{ {Repeat(3, i => $"d{i}: depth")} }}");
        await Check("rootFields", "TOO_COMPLEX", n => $"{{ ...R {Repeat(n - 1, i => $"a{i}: __typename")} }} fragment R on Query {{ __typename }}");
        await Check("cost", "TOO_COMPLEX", (await CostlyDocuments.Price(target)).Costing);
        await Check("tokens", "TOO_LARGE", n => $"{{ {Repeat(n - 2, _ => "__typename")} }}");
        await Check("documentBytes", "TOO_LARGE", n => "{ __typename }".PadRight(n));
        await Check("pageSize", "TOO_LARGE", n => $"{{ projects(first: {n}) {{ totalCount }} }}", isOfField: true);
        await CheckBatch(limits.GetProperty("batchSize").GetInt32());

        async Task Check(string name, string code, Func<int, string> document, bool isOfField = false)
        {
            var limit = limits.GetProperty(name).GetInt32();
            foreach (var transport in Transports)
            {
                var within = await target.Send(transport, document(limit));
                Assert.True(!within.IsRefusal && !within.Text.Contains("\"errors\"", StringComparison.Ordinal), $"{name} {limit} by {transport}: {within.Status} {within.Text}");
                var beyond = await target.Send(transport, document(limit + 1));
                Assert.True(beyond.Status < 500, $"{name} {limit + 1} by {transport}: {beyond.Status} {beyond.Text}");
                Assert.Contains($"\"code\":\"{code}\",\"limitName\":\"{name}\",\"limit\":{limit},\"measured\":{limit + 1}", beyond.Text, StringComparison.Ordinal);
                if (transport != Transport.Batch) Assert.Equal(isOfField, !beyond.IsRefusal);
            }

            output.WriteLine($"{name}: served at {limit}, refused at {limit + 1}, by {string.Join(", ", Transports)}");
        }

        async Task CheckBatch(int limit)
        {
            var within = await target.Post(Batch(limit), "application/json", "application/json");
            var beyond = await target.Post(Batch(limit + 1), "application/json", "application/json");
            Assert.Equal((200, false), (within.Status, within.IsRefusal));
            Assert.Contains($"\"code\":\"TOO_LARGE\",\"limitName\":\"batchSize\",\"limit\":{limit},\"measured\":{limit + 1}", beyond.Text, StringComparison.Ordinal);
        }
    }

    static async Task<JsonElement> Limits(Target target)
    {
        var answer = await target.Send(Transport.Post, "{ limits { documentBytes tokens depth cost aliases rootFields batchSize pageSize } }");
        return JsonElement.Parse(answer.Text).GetProperty("data").GetProperty("limits");
    }

    static byte[] Batch(int count) => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{ __typename }\"}", count))}]");

    /// <summary>The introspection query's deepest part, so many <c>ofType</c> deep; five fields stand above them and one below.</summary>
    static string Introspection(int ofTypes) =>
        $"{{ __schema {{ types {{ fields {{ args {{ type {{ {string.Concat(Enumerable.Repeat("ofType { ", ofTypes))}name{string.Concat(Enumerable.Repeat(" }", ofTypes))} }} }} }} }} }} }}";
}
