using System.Text;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Validation;
using Xunit;

namespace Collab.GraphQL.Tests.Limits;

public class IntrospectionTests
{
    /// <summary>getIntrospectionQuery of graphql-js 17 with every option on; 16 asks for the same.</summary>
    const string Standard = """
        query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
          types { ...FullType }
          directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    static readonly ExecutorOptions SwitchedOff = new() { Validation = new ValidationOptions { Introspection = false, Suggest = false } };

    [Fact]
    public void Standard_introspection_query_has_the_maximum_depth()
    {
        Assert.Null(new Network().Refusal(Standard));
        var refusal = new Network(OperationLimits.Default with { Depth = 14 }).Refusal(Standard)!.Value;
        Assert.Equal(15, refusal.GetProperty("extensions").GetProperty("measured").GetInt32());
    }

    [Fact]
    public void Introspection_of_a_large_schema_is_cheap() => Assert.InRange(Network.CostOf(Standard), 1, 100);

    [Fact]
    public void Cyclic_introspection_costs_its_multiplied_size()
    {
        var costs = Enumerable.Range(1, 8).Select(circles => Network.CostOf(
            $"{{ __schema {{ types {{ {Enumerable.Range(0, circles).Aggregate("name", (inside, _) => $"fields {{ type {{ {inside} }} }}")} }} }} }}")).ToArray();

        Assert.All(costs.Zip(costs.Skip(1)), pair => Assert.True(pair.Second > 2 * pair.First, string.Join(' ', costs)));
        Assert.True(costs[^1] > OperationLimits.Default.Cost);
    }

    [Theory]
    [InlineData("{ __schema { queryType { name } } }", "__schema")]
    [InlineData("{ hello x: __type(name: \"Query\") { name } }", "__type")]
    [InlineData("{ ...F } fragment F on Query { __schema { description } }", "__schema")]
    public void Introspection_can_be_switched_off(string document, string field)
    {
        var refusal = new Network(options: SwitchedOff).Refusal(document)!.Value;

        Assert.Equal($"Introspection is switched off here: \"{field}\" cannot be asked for.", refusal.GetProperty("message").GetString());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", refusal.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public void Typename_works_without_introspection() =>
        Assert.Equal("""{"data":{"__typename":"Query"}}""", new Network(options: SwitchedOff).Answer("{ __typename }").GetRawText());

    [Theory]
    [InlineData("{ helo }", "hello")]
    [InlineData("{ node(id: 1) { title { value } } }", "Project")]
    [InlineData("{ node(idd: 1, id: 2) { id } }", "\"id\"")]
    [InlineData("{ hello @skp(if: true) }", "skip")]
    [InlineData("fragment F on Projct { id } { hello ...F }", "\"Project\"")]
    public void Disabled_suggestions_reveal_no_names(string document, string name)
    {
        Assert.Contains(name, Messages(new Network()), StringComparison.Ordinal);
        Assert.DoesNotContain(name, Messages(new Network(options: SwitchedOff)), StringComparison.Ordinal);

        string Messages(Network network)
        {
            var all = new StringBuilder();
            foreach (var error in network.Answer(document).GetProperty("errors").EnumerateArray())
                all.AppendLine(error.GetProperty("message").GetString());

            return all.ToString();
        }
    }
}
