using Collab.GraphQL.Limits;
using Xunit;

namespace Collab.GraphQL.Tests.Limits;

public class LimitTests
{
    /// <summary>Creates a document with a given number of what a limit counts.</summary>
    public static TheoryData<string, string, Func<int, OperationLimits>, Func<int, string>> Each => new()
    {
        { "documentBytes", "TOO_LARGE", n => OperationLimits.None with { DocumentBytes = n }, n => $"{{ hello }}{new string(' ', n - 9)}" },
        { "tokens", "TOO_LARGE", n => OperationLimits.None with { Tokens = n }, n => $"{{ {Repeat(n - 2, _ => "hello")} }} # no token" },
        { "depth", "TOO_COMPLEX", n => OperationLimits.None with { Depth = n }, n => $"{{ project {{ ...P }} }} fragment P on Project {{ owner {{ {Nest(n - 2)} }} }}" },
        { "cost", "TOO_COMPLEX", n => OperationLimits.None with { Cost = n }, n => $"{{ {Repeat(n, i => $"a{i}: project {{ id }}")} }}" },
        { "aliases", "TOO_COMPLEX", n => OperationLimits.None with { Aliases = n }, n => $"{{ {Repeat(n, i => $"a{i}: hello")} hello }}" },
        { "rootFields", "TOO_COMPLEX", n => OperationLimits.None with { RootFields = n }, n => $"{{ ...R {Repeat(n - 1, i => $"a{i}: hello")} }} fragment R on Query {{ ... {{ hello hello }} }}" },
        { "directivesPerLocation", "TOO_COMPLEX", n => OperationLimits.None with { DirectivesPerLocation = n }, n => $"{{ hello {Repeat(n, _ => "@tag")} }}" },
    };

    [Theory]
    [MemberData(nameof(Each))]
    public void Operation_runs_at_the_limit_and_is_refused_beyond_it(string name, string code, Func<int, OperationLimits> limited, Func<int, string> document)
    {
        const int limit = 23;
        var network = new Network(limited(limit));

        Assert.Null(network.Refusal(document(limit)));
        var refusal = network.Refusal(document(limit + 1))!.Value;
        var again = network.Refusal(document(limit + 1))!.Value;

        var extensions = refusal.GetProperty("extensions");
        Assert.Equal(code, extensions.GetProperty("code").GetString());
        Assert.Equal(name, extensions.GetProperty("limitName").GetString());
        Assert.Equal(limit, extensions.GetProperty("limit").GetInt32());
        Assert.Equal(limit + 1, extensions.GetProperty("measured").GetInt32());
        Assert.Contains($"{limit + 1}", refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains($"the limit is {limit}.", refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(refusal.GetRawText(), again.GetRawText());
    }

    [Fact]
    public void Refusals_have_these_messages()
    {
        var network = new Network();

        Assert.Equal(
            """{"message":"The operation is 16 fields deep; the limit is 15. Ask for what lies deeper in an operation of its own.","locations":[{"line":3,"column":1}],"extensions":{"code":"TOO_COMPLEX","limitName":"depth","limit":15,"measured":16}}""",
            network.Refusal($"{{ project {{ owner {{ {Nest(14).Replace("name", "\n\nname", StringComparison.Ordinal)} }} }} }}")?.GetRawText());
    }

    [Fact]
    public void Aliases_of_a_fragment_count_wherever_it_is_spread()
    {
        var refusal = new Network().Refusal(
            $"{{ a: project {{ ...F }} b: project {{ ...F }} c: project {{ related {{ ...F }} }} }} fragment F on Project {{ {Repeat(10, i => $"t{i}: tags")} }}")!.Value;

        Assert.Equal("aliases", refusal.GetProperty("extensions").GetProperty("limitName").GetString());
        Assert.Equal(33, refusal.GetProperty("extensions").GetProperty("measured").GetInt32());
    }

    [Fact]
    public void Saturated_count_is_reported_as_so_many_or_more()
    {
        var chain = Repeat(40, i => $"fragment F{i} on Project {{ a: owner {{ id }} ...F{i + 1} related {{ ...F{i + 1} }} }}");
        var refusal = new Network(OperationLimits.None with { Aliases = 30 }).Refusal($"{{ project {{ ...F0 }} }} {chain} fragment F40 on Project {{ id }}")!.Value;

        Assert.StartsWith("The operation has 2147483647 or more aliases", refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_operation_that_is_asked_for_counts()
    {
        var document = $"query Large {{ {Repeat(31, i => $"a{i}: hello")} }} query Small {{ hello }}";

        Assert.Null(new Network().Refusal(document, operationName: "Small"));
        Assert.NotNull(new Network().Refusal(document, operationName: "Large"));
    }

    [Fact]
    public void The_same_operation_is_run_or_refused_by_its_variables()
    {
        const string document = "query ($n: Int) { projects(first: $n) { nodes { related(first: 60) { id } } } }";
        var network = new Network();

        Assert.Null(network.Refusal(document, """{"n": 80}"""));
        var refusal = network.Refusal(document, """{"n": 82}""")!.Value;
        Assert.Null(network.Refusal(document, """{"n": 80}"""));

        Assert.Equal((5_000, 5_003), (refusal.GetProperty("extensions").GetProperty("limit").GetInt32(), refusal.GetProperty("extensions").GetProperty("measured").GetInt32()));
    }

    [Fact]
    public void Variable_errors_are_reported_before_the_cost() =>
        Assert.Equal("BAD_USER_INPUT", new Network().Refusal("query ($n: Int) { projects(first: $n) { nodes { id } } }", """{"n": "many"}""")!.Value.GetProperty("extensions").GetProperty("code").GetString());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Too_deep_chain_of_fragments_is_refused(bool isLimited)
    {
        var limits = isLimited ? OperationLimits.None with { Cost = 5_000 } : OperationLimits.None;
        var document = $"{{ ...F0 }} {Repeat(60_000, i => $"fragment F{i} on Query {{ ...F{i + 1} }}")} fragment F60000 on Query {{ hello }}";

        var error = new Network(limits).Answer(document).GetProperty("errors")[0];

        Assert.Equal("TOO_COMPLEX", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    internal static string Repeat(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));

    /// <summary>Nests fields below an agency.</summary>
    static string Nest(int fields) =>
        Enumerable.Range(0, fields - 1).Reverse().Aggregate("name", (inside, i) => $"{(i % 2 == 0 ? "unit" : "agency")} {{ {inside} }}");
}
