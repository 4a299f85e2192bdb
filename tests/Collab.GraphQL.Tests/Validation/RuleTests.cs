using Collab.GraphQL.Validation;
using Xunit;

namespace Collab.GraphQL.Tests.Validation;

/// <summary>Cases that the recorded ones do not cover; see the conformance tests.</summary>
public class RuleTests
{
    [Theory]
    [InlineData("mutation { x }", "The schema does not support mutations.")]
    [InlineData("subscription { changed @skip(if: true) { name } }", "\"@skip\" must not be used on the root selections of a subscription.")]
    [InlineData("subscription { ... on Pet { name } }", "An anonymous subscription must select one root field.")]
    [InlineData("subscription S { changed { name } named { name } }", "Subscription \"S\" must select only one root field.")]
    [InlineData("subscription S { ...F } fragment F on Subscription { __typename }", "Subscription \"S\" must not select the introspection field \"__typename\" at its root.")]
    public void September_2025_edition_is_followed_where_graphql_js_16_is_laxer(string query, string message) =>
        Assert.Contains(message, Documents.Check(query).Select(error => error.Message));

    [Theory]
    [InlineData("query ($id: ID) { pick(choice: {id: $id}) { name } }", false)]
    [InlineData("query ($id: ID!) { pick(choice: {id: $id}) { name } }", true)]
    [InlineData("query ($id: ID = \"1\") { pick(choice: {id: $id}) { name } }", false)]
    [InlineData("query ($id: ID) { pick(of: [{id: $id}]) { name } }", false)]
    [InlineData("{ pick(choice: {id: null}) { name } }", false)]
    [InlineData("{ pick(choice: {id: \"1\", name: \"x\"}) { name } }", false)]
    [InlineData("{ pick(choice: {}) { name } }", false)]
    [InlineData("{ pick(choice: {id: 1}) { name } }", true)]
    public void A_OneOf_input_object_has_exactly_one_field_that_cannot_be_null(string query, bool isValid) =>
        Assert.Equal(isValid, Documents.Check(query).IsEmpty);

    [Theory]
    [InlineData("query ($first: Int) { human { pets(first: $first) { name } } }", true)]
    [InlineData("query ($size: Size) { human { pets(filter: {named: \"x\", size: $size}) { name } } }", true)]
    [InlineData("query ($named: String) { human { pets(filter: {named: $named}) { name } } }", false)]
    [InlineData("query ($named: String = \"x\") { human { pets(filter: {named: $named}) { name } } }", true)]
    [InlineData("query ($named: String = null) { human { pets(filter: {named: $named}) { name } } }", false)]
    public void Default_replaces_missing_value(string query, bool isValid) =>
        Assert.Equal(isValid, Documents.Check(query).IsEmpty);

    [Fact]
    public void Rules_are_chosen_by_name()
    {
        const string query = "query ($unused: Int) { dog { nope } }";

        Assert.Equal(2, Documents.Check(query).Length);
        Assert.Equal("FieldsOnCorrectTypeRule", Assert.Single(Documents.CheckOnly("FieldsOnCorrectTypeRule", query)).Rule);
        Assert.Throws<ArgumentException>(() => ValidationRules.Of("NoSuchRule"));
    }

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }", true)]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", false)]
    [InlineData("{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }", false)]
    public void Deep_introspection_rule_runs_when_selected(string query, bool isValid)
    {
        Assert.Equal(isValid, Documents.CheckOnly("MaxIntrospectionDepthRule", query).IsEmpty);
        Assert.DoesNotContain(Documents.Check(query), error => error.Rule == "MaxIntrospectionDepthRule");
    }
}
