using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Types;

public class SchemaBuildTests
{
    [Fact]
    public void Several_texts_make_one_schema_and_may_extend_each_other()
    {
        var schema = GraphQLSchema.Build(
            new SourceText("extend type Query { b: Colour } extend enum Colour { BLUE }", "b.graphql"),
            new SourceText("\"All of it\" schema { query: Query } type Query { a: Int } enum Colour { RED }", "a.graphql"),
            new SourceText("extend schema { mutation: Change } type Change { a: Int }", "c.graphql"));

        Assert.Equal("All of it", schema.Description);
        Assert.Equal(["a", "b"], schema.QueryType.Fields.Select(field => field.Name));
        Assert.Equal("Change", schema.MutationType!.Name);
        Assert.Equal(["RED", "BLUE"], Assert.IsType<GraphQLEnumType>(schema.Type("Colour")).Values.Select(value => value.Name));
    }

    [Fact]
    public void All_errors_of_a_step_are_reported_with_location()
    {
        var exception = Assert.Throws<SchemaException>(() => GraphQLSchema.Build(
            new SourceText("type Query {\n  a: Missing\n  b: Strng @unknown\n}", "a.graphql"),
            new SourceText("extend type Nowhere { a: Int }", "b.graphql")));

        Assert.Equal(
            [
                "a.graphql:2:6: Unknown type \"Missing\".",
                "a.graphql:3:6: Unknown type \"Strng\". Did you mean \"String\"?",
                "a.graphql:3:12: Unknown directive \"@unknown\".",
                "b.graphql:1:13: Cannot extend type \"Nowhere\" because it is not defined.",
            ],
            exception.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Every_syntax_error_is_reported()
    {
        var exception = Assert.Throws<SchemaException>(() => GraphQLSchema.Build(
            new SourceText("type {", "a.graphql"), new SourceText("type Query { a: Int }", "b.graphql"), new SourceText("x", "c.graphql")));
        Assert.Equal(["a.graphql", "c.graphql"], exception.Faults.Select(fault => fault.Locations[0].Source!.Name));
    }

    [Fact]
    public void Only_scalars_that_are_used_join_the_schema()
    {
        var schema = GraphQLSchema.Build("type Query { a(b: Float): ID }");
        Assert.NotNull(schema.Type("Float"));
        Assert.NotNull(schema.Type("ID"));
        Assert.NotNull(schema.Type("String"));
        Assert.NotNull(schema.Type("Boolean"));
        Assert.Null(schema.Type("Int"));
    }

    [Fact]
    public void The_specified_directives_are_there_and_can_be_redefined()
    {
        var schema = GraphQLSchema.Build("directive @deprecated(reason: String, since: String) on FIELD_DEFINITION type Query { a: Int @deprecated(since: \"1\") }");
        Assert.Equal(["deprecated", "skip", "include", "specifiedBy", "oneOf"], schema.Directives.Select(directive => directive.Name));
        Assert.False(schema.Directives["deprecated"]!.IsBuiltIn);
        Assert.Equal(DirectiveLocation.Field | DirectiveLocation.FragmentSpread | DirectiveLocation.InlineFragment, schema.Directives["skip"]!.Locations);
        Assert.Equal("No longer supported", schema.QueryType.Fields["a"]!.DeprecationReason);
    }

    [Fact]
    public void Types_know_their_index_and_members_theirs()
    {
        var schema = GraphQLSchema.Build("type Query { a: Int b(c: Int, d: Int): E } enum E { F G }");
        Assert.All(schema.Types.Select((type, index) => (type, index)), item => Assert.Equal(item.index, item.type.Index));
        Assert.Equal([0, 1], schema.QueryType.Fields.Select(field => field.Index));
        Assert.Equal([0, 1], schema.QueryType.Fields["b"]!.Arguments.Select(argument => argument.Index));
    }

    [Fact]
    public void Long_list_finds_members_like_a_short_one()
    {
        var names = Enumerable.Range(0, 30).Select(number => $"field{number}").ToList();
        var schema = GraphQLSchema.Build($"type Query {{ {string.Join(' ', names.Select(name => name + ": Int"))} }}");
        Assert.All(names, name => Assert.Equal(name, schema.QueryType.Fields[name]?.Name));
        Assert.Null(schema.QueryType.Fields["field30"]);
        Assert.Equal(names, schema.QueryType.Fields.Select(field => field.Name));
    }
}
