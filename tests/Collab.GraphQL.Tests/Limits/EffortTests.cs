using System.Text;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Conformance;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Limits;

/// <summary>
/// Four times the document takes about four times the time. The test uses ratios, because absolute times depend on the machine, and has all limits off, so that it
/// measures the engine itself.
/// </summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public class EffortTests
{
    const string Name = "takes time";

    const string Sdl = """
        directive @tag(x: Int) repeatable on FIELD | QUERY | VARIABLE_DEFINITION
        type Query { a: Query b: Query i: Int s(x: String): String f(x: Int, l: [Int], d: [[[[Int]]]], o: In, os: [In!]): Query u: U }
        type Other { a: Query b: Other }
        union U = Query | Other
        input In { x: Int o: In l: [Int] s: String }
        """;

    static readonly GraphQLSchema Schema = GraphQLSchema.Build(Sdl);
    static readonly ExecutableSchema Bound = ExecutableSchema.Build(Schema, new ResolverMap().Untyped(new FakeResolver(Schema)));

    public static TheoryData<string, int, Func<int, string>, Func<int, string>?> Shapes => new()
    {
        { "one field again and again", 4_000, n => $"{{ {Repeat(n, _ => "i")} }}", null },
        { "one object again and again", 2_000, n => $"{{ {Repeat(n, _ => "a { i }")} }}", null },
        { "one object with other fields", 2_000, n => $"{{ {Repeat(n, i => $"a {{ x{i}: i }}")} }}", null },
        { "aliases", 4_000, n => $"{{ {Repeat(n, i => $"x{i}: i")} }}", null },
        { "an unknown field again and again", 4_000, n => $"{{ {Repeat(n, _ => "nope")} }}", null },
        { "unknown fields near to others", 4_000, n => $"{{ {Repeat(n, i => $"query{i}")} }}", null },
        { "fields in conflict", 2_000, n => $"{{ {Repeat(n, i => $"x: s(x: \"{i}\")")} }}", null },
        { "objects in conflict", 1_000, n => $"{{ {Repeat(n, i => $"a {{ x: s(x: \"{i}\") }}")} }}", null },
        { "a chain of fragments", 500, n => $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ i ...F{i + 1} }}")} fragment F{n} on Query {{ i }}", null },
        { "a chain of fragments in depth", 100, n => $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ a {{ ...F{i + 1} }} }}")} fragment F{n} on Query {{ i }}", null },
        { "fragments that double", 100, n => $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} ...F{i + 1} }} }}")} fragment F{n} on Query {{ i }}", null },
        { "a ring of fragments", 1_000, n => $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ a {{ ...F{(i + 1) % n} }} }}")}", null },
        { "fragments that nobody spreads", 2_000, n => $"{{ i }} {Repeat(n, i => $"fragment F{i} on Query {{ i }}")}", null },
        { "many fragments spread at once", 2_000, n => $"{{ {Repeat(n, i => $"...F{i}")} }} {Repeat(n, i => $"fragment F{i} on Query {{ a {{ i }} }}")}", null },
        { "choices that part at each level", 20, n => $"{{ {Enumerable.Range(0, n).Aggregate("i", (inside, i) => $"u {{ ... on Query {{ a {{ {inside} }} }} ... on Other {{ a {{ i x{i}: i }} }} }}")} }}", null },
        { "many operations", 1_000, n => Repeat(n, i => $"query Q{i} {{ i }}"), null },
        { "directives at one place", 3_000, n => $"{{ i {Repeat(n, _ => "@tag")} }}", null },
        { "directives that stand once", 3_000, n => $"{{ i {Repeat(n, _ => "@skip(if: false)")} }}", null },
        { "arguments of one name", 3_000, n => $"{{ f({Repeat(n, _ => "x: 1")}) {{ i }} }}", null },
        { "deep selections", 100, n => $"{{ {string.Concat(Enumerable.Repeat("a { ", n))} i {string.Concat(Enumerable.Repeat("} ", n))} }}", null },
        { "a deep list", 100, n => $"{{ f(d: {new string('[', n)}{new string(']', n)}) {{ i }} }}", null },
        { "a deep object", 100, n => $"{{ f(o: {string.Concat(Enumerable.Repeat("{o: ", n))}{{x: 1}}{new string('}', n)}) {{ i }} }}", null },
        { "a wide list", 10_000, n => $"{{ f(l: [{Repeat(n, i => $"{i}")}]) {{ i }} }}", null },
        { "a wide object", 3_000, n => $"{{ f(os: [{Repeat(n, _ => "{x: 1}")}]) {{ i }} }}", null },
        { "objects with one field again and again", 4_000, n => $"{{ f(o: {{{Repeat(n, _ => "x: 1")}}}) {{ i }} }}", null },
        { "a deep type", 100, n => $"query ($v: {new string('[', n)}Int{new string(']', n)}) {{ f(x: $v) {{ i }} }}", null },
        { "open braces", 20_000, n => string.Concat(Enumerable.Repeat("{ a ", n)), null },
        { "a long name", 60_000, n => $"{{ {new string('a', n)} }}", null },
        { "a long string", 30_000, n => $"{{ s(x: \"{string.Concat(Enumerable.Repeat("\\u00e4ä", n))}\") }}", null },
        { "a long block string", 20_000, n => $"{{ s(x: \"\"\"{string.Concat(Enumerable.Repeat("\n  x", n))}\"\"\") }}", null },
        { "a block string of quotes", 20_000, n => $"{{ s(x: \"\"\"{string.Concat(Enumerable.Repeat("\\\"\"\"", n))}\"\"\") }}", null },
        { "a long number", 60_000, n => $"{{ f(x: {new string('1', n)}) {{ i }} }}", null },
        { "commas and comments", 60_000, n => $"{{ {string.Concat(Enumerable.Repeat(",#x\n", n))} i }}", null },
        { "lines with an error each", 4_000, n => $"{{\n{string.Join('\n', Enumerable.Range(0, n).Select(i => $"nope{i}"))}\n}}", null },
        { "many variables", 1_000, n => $"query ({Repeat(n, i => $"$v{i}: Int")}) {{ {Repeat(n, i => $"x{i}: f(x: $v{i}) {{ i }}")} }}", n => $"{{{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"v{i}\":1"))}}}" },
        { "variables of other names", 1_000, n => $"query ({Repeat(n, i => $"$v{i}: Int")}) {{ {Repeat(n, i => $"x{i}: f(x: $v{i}) {{ i }}")} }}", n => $"{{{string.Join(',', Enumerable.Range(0, 10 * n).Select(i => $"\"w{i}\":1"))}}}" },
        { "a variable with a large list", 20_000, _ => "query ($l: [Int]) { f(l: $l) { i } }", n => $$"""{"l":[{{string.Join(',', Enumerable.Range(0, n))}}]}""" },
        { "a variable with a list that is wrong at its end", 20_000, _ => "query ($l: [Int]) { f(l: $l) { i } }", n => $$"""{"l":[{{string.Join(',', Enumerable.Range(0, n))}},"x"]}""" },
        { "a variable with many objects", 5_000, _ => "query ($l: [In!]) { f(os: $l) { i } }", n => $$"""{"l":[{{string.Join(',', Enumerable.Repeat("{\"x\":1,\"s\":\"ä\"}", n))}}]}""" },
        { "variables that decide conditions", 300, n => $"query ({Repeat(n, i => $"$v{i}: Boolean!")}) {{ {Repeat(n, i => $"x{i}: i @include(if: $v{i})")} }}", n => $"{{{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"v{i}\":true"))}}}" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Four_times_the_size_takes_about_four_times_the_time(string title, int size, Func<int, string> document, Func<int, string>? variables)
    {
        const double most = 11; // Four for what is linear, sixteen for what is quadratic.
        const double tooShortMs = 5; // What is over so soon, at four times the size, is no attack.
        var small = Requests(size, document, variables);
        var large = Requests(4 * size, document, variables);

        var ratio = double.MaxValue;
        var largeMs = double.MaxValue;
        for (var tries = 0; tries < 5 && ratio > most && largeMs > tooShortMs; tries++)
        {
            largeMs = Math.Min(largeMs, Best(large));
            ratio = Math.Min(ratio, largeMs / Best(small));
        }

        Assert.True(ratio <= most || largeMs <= tooShortMs, $"{title}: {ratio:0.0} times the time, {largeMs:0.0} ms");
    }

    [Fact]
    public async Task Error_response_is_not_much_larger_than_its_request()
    {
        var name = new string('n', 20_000);
        var document = $"query {name} {{ {Repeat(200, _ => "s(x: $v)")} }}";
        using var response = await Executor(OperationLimits.Default).Execute(new GraphQLRequest(document));

        Assert.InRange(response.Json.Length, 1, 200_000);
    }

    /// <summary>The shortest time of several runs, each with a new engine.</summary>
    static double Best(GraphQLRequest request)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var executor = Executor(OperationLimits.None with { Cost = int.MaxValue - 1, Depth = 100_000 });
            var began = ThreadClock.NowMs;
            executor.Execute(request).AsTask().GetAwaiter().GetResult().Dispose();
            best = Math.Min(best, ThreadClock.NowMs - began);
        }

        return best;
    }

    static GraphQLExecutor Executor(OperationLimits limits) => new(Bound, new ExecutorOptions { Limits = limits, Parsing = new ParserOptions { MaxDepth = 500 } });

    static GraphQLRequest Requests(int size, Func<int, string> document, Func<int, string>? variables) =>
        new(document(size)) { Variables = variables is null ? default : Encoding.UTF8.GetBytes(variables(size)) };

    static string Repeat(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));
}
