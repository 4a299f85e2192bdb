using Collab.GraphQL.Limits;
using Xunit;

namespace Collab.GraphQL.Tests.Limits;

public class CostTests
{
    [Theory]
    [InlineData("{ hello }", 0)]
    [InlineData("{ __typename }", 0)]
    [InlineData("{ project { id tags } }", 1)]
    [InlineData("{ project { title { value } } }", 1)]
    [InlineData("{ project { owner { name unit { name } } } }", 3)]
    [InlineData("{ project { team { name } } }", 11)]
    [InlineData("{ project { grid { name } } }", 101)]
    [InlineData("{ project { related { id } } }", 6)]
    [InlineData("{ project { related(first: 30) { id } } }", 31)]
    [InlineData("{ projects { totalCount pageInfo { hasNextPage } } }", 1)]
    [InlineData("{ projects { nodes { id } } }", 21)]
    [InlineData("{ projects(first: 50) { nodes { title { value } } } }", 51)]
    [InlineData("{ projects(last: 7) { edges { cursor node { id } } } }", 8)]
    [InlineData("{ projects(first: 3, last: 8) { nodes { id } } }", 9)]
    [InlineData("{ projects(first: null) { nodes { id } } }", 21)]
    [InlineData("{ projects(first: -5) { nodes { id } } }", 1)]
    [InlineData("{ projects(first: 2147483647) { nodes { id } } }", 101)]
    [InlineData("{ projects(first: 2) { facets { name } nodes { id } } }", 13)]
    [InlineData("{ projects(first: 50) { nodes { history(first: 10) { edges { node { at } } } } } }", 601)]
    [InlineData("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }", 3)]
    [InlineData("{ nodes(ids: \"a\") { id } }", 1)]
    [InlineData("mutation { rename { id } }", 1)]
    public void An_operation_costs_the_objects_that_its_answer_may_hold(string document, int cost) => Assert.Equal(cost, Network.CostOf(document));

    [Theory]
    [InlineData("query ($n: Int) { projects(first: $n) { nodes { id } } }", """{"n": 30}""", 31)]
    [InlineData("query ($n: Int) { projects(first: $n) { nodes { id } } }", """{"n": null}""", 21)]
    [InlineData("query ($n: Int) { projects(first: $n) { nodes { id } } }", "", 21)]
    [InlineData("query ($n: Int = 4) { projects(first: $n) { nodes { id } } }", "", 5)]
    [InlineData("query ($n: Int) { project { related(first: $n) { id } } }", "", 6)]
    [InlineData("query ($n: Int, $m: Int) { projects(first: $n) { nodes { projects: history(last: $m) { edges { node { at } } } } } }", """{"n": 10, "m": 5}""", 71)]
    [InlineData("query ($n: Int) { projects(first: $n, last: 5) { nodes { id } } }", """{"n": 2}""", 6)]
    [InlineData("query ($n: Int!) { search(first: $n) { __typename } }", """{"n": 90}""", 90)]
    [InlineData("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", """{"ids": ["a", "b"]}""", 2)]
    [InlineData("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", """{"ids": "a"}""", 1)]
    [InlineData("query ($id: ID!) { nodes(ids: [$id, $id]) { id } }", """{"id": "a"}""", 2)]
    public void Page_sizes_may_come_in_variables(string document, string variables, int cost) => Assert.Equal(cost, Network.CostOf(document, variables));

    [Theory]
    [InlineData("{ project { team { id } } project { team { name } } }", 11)]
    [InlineData("{ a: project { team { id } } b: project { team { name } } }", 22)]
    [InlineData("{ ...A ...B ...A } fragment A on Query { project { team { id } } } fragment B on Query { project { team { name } owner { id } } }", 12)]
    [InlineData("{ projects(first: 10) { ...P } other: projects(first: 2) { ...P } } fragment P on ProjectConnection { nodes { id } pageInfo { hasNextPage } }", 14)]
    [InlineData("{ project @include(if: false) { id } }", 0)]
    [InlineData("{ project @skip(if: true) { id } }", 0)]
    [InlineData("{ project @skip(if: false) { id } }", 1)]
    public void Fields_of_one_response_name_count_once(string document, int cost) => Assert.Equal(cost, Network.CostOf(document));

    [Theory]
    [InlineData("{ node(id: 1) { ... on Project { team { id } } ... on Agency { unit { name } } } }", 11)]
    [InlineData("{ node(id: 1) { id ... on Agency { unit { name } } ... on Project { owner { id } } } }", 2)]
    [InlineData("{ search { ... on Project { id owner { id } } ... on Person { projects(first: 4) { nodes { id } } } } }", 18)]
    [InlineData("{ search { ... on Node { ... on Project { owner { id } team { id } } } ... on Project { owner { id } } } }", 36)]
    public void Most_expensive_possible_type_counts(string document, int cost) => Assert.Equal(cost, Network.CostOf(document));

    [Fact]
    public void Fragment_multiplication_is_counted_without_expansion()
    {
        var fragments = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"fragment F{i} on Project {{ a: owner {{ unit {{ agency {{ ...G{i} }} }} }} b: owner {{ unit {{ agency {{ ...G{i} }} }} }} }} fragment G{i} on Agency {{ projects {{ nodes {{ ...F{i + 1} }} }} }}"));

        Assert.Equal(int.MaxValue, Network.CostOf($"{{ project {{ ...F0 }} }} {fragments} fragment F60 on Project {{ id }}"));
    }

    [Fact]
    public void Too_many_merges_are_refused()
    {
        // The path through a and b determines which fragments are merged at a level: as many sets as an automaton has that remembers 14 steps.
        const int states = 14;
        const int levels = 28;
        var fragments =
            from level in Enumerable.Range(0, levels)
            from state in Enumerable.Range(0, Math.Min(states, level + 1))
            select $"fragment {Name(state, level)} on Project {{ id a: related {{ {Spread(state + 1, level + 1)} {(state == 0 ? Spread(0, level + 1) : "")} }} b: related {{ {Spread(state == 0 ? 0 : state + 1, level + 1)} }} }}";

        var refusal = new Network(OperationLimits.None with { Cost = 5_000 }).Refusal($"{{ project {{ ...{Name(0, 0)} }} }} {string.Join(' ', fragments)}")!.Value;

        Assert.Equal("TOO_COMPLEX", refusal.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("checkingSteps", refusal.GetProperty("extensions").GetProperty("limitName").GetString());

        static string Name(int state, int level) => $"S{state}L{level}";
        static string Spread(int state, int level) => state < states && level < levels ? $"...{Name(state, level)}" : "id";
    }
}
