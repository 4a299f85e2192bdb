using Collab.GraphQL.Validation;
using Xunit;

namespace Collab.GraphQL.Tests.Validation;

public class MessageTests
{
    [Theory]
    [InlineData("{ dog { volum } }", "Cannot query field \"volum\" on type \"Dog\". Did you mean \"volume\"?")]
    [InlineData("{ pet { volume } }", "Cannot query field \"volume\" on type \"Pet\". Did you mean to use an inline fragment on \"Cat\" or \"Dog\"?")]
    [InlineData("{ dog { name(shrt: true) } }", "Unknown argument \"shrt\" on field \"Dog.name\". Did you mean \"short\"?")]
    [InlineData("{ dog @skp(if: true) { name } }", "Unknown directive \"@skp\". Did you mean \"@skip\"?")]
    [InlineData("{ dog @skip(iff: true, if: true) { name } }", "Unknown argument \"iff\" on directive \"@skip\". Did you mean \"if\"?")]
    [InlineData("{ pet { ... on Dgo { name } } }", "Unknown type \"Dgo\". Did you mean \"Dog\"?")]
    [InlineData("{ human { pets(filter: {named: \"x\", size: SMAL}) { name } } }", "Value \"SMAL\" does not exist in \"Size\" enum. Did you mean \"SMALL\"?")]
    [InlineData("{ human { pets(filter: {named: \"x\", frist: 1}) { name } } }", "Field \"frist\" is not defined by type \"Filter\". Did you mean \"first\"?")]
    public void Wrong_name_suggests_the_nearest_one(string query, string message) =>
        Assert.Equal(message, Documents.OnlyError(query));

    [Theory]
    [InlineData("{ dog { volum } }", "Cannot query field \"volum\" on type \"Dog\".")]
    [InlineData("{ pet { volume } }", "Cannot query field \"volume\" on type \"Pet\".")]
    [InlineData("{ dog { name(shrt: true) } }", "Unknown argument \"shrt\" on field \"Dog.name\".")]
    public void Suggestions_can_be_switched_off(string query, string message) =>
        Assert.Equal(message, Documents.OnlyError(query, new ValidationOptions { Suggest = false }));

    [Fact]
    public void Name_without_similar_names_has_no_suggestion() =>
        Assert.Equal("Cannot query field \"zzzzzz\" on type \"Dog\".", Documents.OnlyError("{ dog { zzzzzz } }"));

    [Fact]
    public void Errors_say_where_they_are_in_document_order()
    {
        var errors = Documents.Check("""
            query ($unused: Int) {
              dog { nope }
              cat { name(x: 1) }
            }
            """);

        Assert.Equal(["GraphQL:1:8", "GraphQL:2:9", "GraphQL:3:14"], errors.Select(error => error.Locations[0].Position.ToString()));
        Assert.Equal(["NoUnusedVariablesRule", "FieldsOnCorrectTypeRule", "KnownArgumentNamesRule"], errors.Select(error => error.Rule));
    }

    [Fact]
    public void A_conflict_names_both_fields()
    {
        var error = Assert.Single(Documents.Check("{ dog { name: volume name } }"));

        Assert.Equal(
            "Fields \"name\" conflict because \"volume\" and \"name\" are different fields. Use different aliases to fetch both.", error.Message);
        Assert.Equal(2, error.Locations.Length);
    }

    [Fact]
    public void A_cycle_names_the_fragments_on_its_way() =>
        Assert.Equal(
            "Fragment \"A\" cannot be spread within itself, via \"B\", \"C\".",
            Documents.OnlyError("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { ...C } fragment C on Dog { ...A }"));
}
