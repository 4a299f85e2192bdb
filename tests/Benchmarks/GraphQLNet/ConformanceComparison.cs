using System.Text.Json;
using Collab.GraphQL.Conformance;
using Collab.GraphQL.Types;
using Collab.Testing;

namespace Benchmarks.GraphQLNet;

/// <summary>The number of recorded cases to which GraphQL.NET and this engine respond like graphql-js, ignoring messages.</summary>
static class ConformanceComparison
{
    /// <summary>Fragment cycles, which every engine must refuse (5.5.2.2).</summary>
    static readonly string[] Cycles =
    [
        "{...A} fragment A on Query{a{...A a{...A}}}",
        "{...A ...B} fragment A on Query{a{...A a{...B}}} fragment B on Query{a{...B a{...A}}}",
    ];

    const string CycleSchema = "type Query { a: Query }";

    /// <summary>Documents that every engine must refuse, and one that every engine must accept; with a query where needed.</summary>
    static readonly (string Schema, string? Query)[] Probes =
    [
        ("interface N { id: String! } type T implements N { id: Int! } type Query { t: T n: N }", null),
        ("interface N { id: [String] } type T implements N { id: [Int] } type Query { t: T n: N }", null),
        ("enum E { A A } type Query { e: E }", null),
        ("type Query { f(s: String!): Int }", "query ($v: Int!) { f(s: $v) }"),
        ("interface A { self: A } type C implements A { self: C } type Query { c: C }", null),
    ];

    /// <summary>Introspection fields that GraphQL.NET does not support are not queried.</summary>
    static readonly string QueryWithoutNews = Introspection.Query
        .Replace(" specifiedByURL", "", StringComparison.Ordinal)
        .Replace("locations args(includeDeprecated: true)", "locations args", StringComparison.Ordinal);

    static readonly string[] Modes = ["parse", "schema", "validate", "execute"];

    public static async Task Run(TextWriter output)
    {
        await Count("the project's own cases", RecordedCases.Own(Repository.Root), output);
        if (RecordedCases.Shared(Repository.Root) is { } shared) await Count("the cases of graphql-js' own tests", shared, output);
        else await output.WriteLineAsync("the cases of graphql-js' own tests: not there, not counted");
        await Probe(output);
        await EndOfProcess(output);
    }

    static async Task Count(string name, RecordedCases cases, TextWriter output)
    {
        await output.WriteLineAsync($"{name}: answered as by graphql-js, of all; cases that its API has no way to ask count as not answered");
        await using var peer = new EngineProcess();
        var own = new ProtocolEngine();
        var total = new Tally(cases);
        var ours = new Tally(cases);
        foreach (var group in Modes.SelectMany(cases.Of).GroupBy(item => item.Group))
        {
            var (tally, other) = (new Tally(cases), new Tally(cases));
            foreach (var item in group)
            {
                tally.Add(item, await peer.Ask(Line(item, cases, QueryWithoutNews)));
                other.Add(item, own.Answer(Line(item, cases, Introspection.Query)).ToArray());
            }

            await output.WriteLineAsync($"  {group.Key,-18} GraphQL.NET {tally}   Collab {other.Agreed}");
            foreach (var line in tally.Worst) await output.WriteLineAsync($"    {line}");
            total.Add(tally);
            ours.Add(other);
        }

        await output.WriteLineAsync($"  {"all",-18} GraphQL.NET {total}   Collab {ours.Agreed}");
    }

    static async Task Probe(TextWriter output)
    {
        await output.WriteLineAsync("what is accepted and what is refused, one by one");
        await using var peer = new EngineProcess();
        var own = new ProtocolEngine();
        foreach (var (schema, query) in Probes)
        {
            var line = JsonSerializer.Serialize(new { id = "probe", mode = query is null ? "schema" : "validate", schema, query });
            await output.WriteLineAsync($"  {schema}{(query is null ? "" : $"  with {query}")}: GraphQL.NET {Verdict(await peer.Ask(line))}, Collab {Verdict(own.Answer(line).ToArray())}");
        }
    }

    static string Verdict(byte[]? answer)
    {
        if (answer is null) return "ends";
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("errors", out _) ? "refuses it" : "accepts it";
    }

    static async Task EndOfProcess(TextWriter output)
    {
        await output.WriteLineAsync($"queries with fragments that spread themselves, on {CycleSchema}, GraphQL.NET as it is by default");
        await using var peer = new EngineProcess();
        foreach (var cycle in Cycles)
        {
            var answer = await peer.Ask(JsonSerializer.Serialize(new { id = "cycle", schema = CycleSchema, query = cycle }));
            await output.WriteLineAsync($"  {cycle.Length} characters, {cycle}: {(answer is null ? $"its process ended: {peer.LastWords}" : "answered")}");
        }
    }

    static string Line(RecordedCase item, RecordedCases cases, string introspection) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = item.Id,
        ["mode"] = item.Mode,
        ["schema"] = item.Schema is null ? null : cases.Schema(item.Schema),
        ["query"] = item.Query == RecordedCase.IntrospectionQuery ? introspection : item.Query,
        ["variables"] = item.Variables,
        ["operationName"] = item.OperationName,
        ["rules"] = item.Rules,
    });

    /// <summary>The results of some cases.</summary>
    sealed class Tally(RecordedCases cases)
    {
        readonly Dictionary<string, int> _differing = [];
        int _unsupported;
        int _schemaRefused;
        int _ended;
        int _count;

        public int Agreed { get; private set; }

        /// <summary>The rules and algorithms with the most differing responses.</summary>
        public IEnumerable<string> Worst => _differing.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(6).Select(entry => $"{entry.Key}: {entry.Value}");

        public void Add(RecordedCase item, byte[]? answer)
        {
            _count++;
            if (answer is null)
            {
                _ended++;
                Differs(item);
                return;
            }

            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.TryGetProperty("unsupported", out _)) _unsupported++;
            else if (Difference(item, json.RootElement) is null) Agreed++;
            else
            {
                if (item.Mode != "schema" && json.RootElement.TryGetProperty("isSchema", out var isSchema) && isSchema.GetBoolean()) _schemaRefused++;
                Differs(item);
            }
        }

        public void Add(Tally other)
        {
            _count += other._count;
            Agreed += other.Agreed;
            _unsupported += other._unsupported;
            _schemaRefused += other._schemaRefused;
            _ended += other._ended;
        }

        public override string ToString() => $"{Agreed,5} of {_count,5} ({_unsupported} not to be asked, {_schemaRefused} on sound schemas that it refuses, {_ended} ended its process or took more than {EngineProcess.WaitTimeout.TotalSeconds} s)";

        void Differs(RecordedCase item)
        {
            var title = item.Rules?[0] ?? item.Title.Split(':')[0];
            _differing[title] = _differing.GetValueOrDefault(title) + 1;
        }

        string? Difference(RecordedCase item, JsonElement answer)
        {
            if (item.Query == RecordedCase.IntrospectionQuery) return IntrospectionDifference(item, answer);
            return item.Expect.Answer is { } expected ? Agreement.OnExecution(expected, answer) : Agreement.OnErrors(item.Expect.Ok, answer);
        }

        string? IntrospectionDifference(RecordedCase item, JsonElement answer)
        {
            var expected = item.Expect.Tells ?? Introspection.Lines(GraphQLSchema.Build(cases.Schema(item.Schema!)!));
            if (!answer.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return "no data";
            return Introspection.Lines(answer).SequenceEqual(expected) ? null : "tells otherwise";
        }
    }
}
