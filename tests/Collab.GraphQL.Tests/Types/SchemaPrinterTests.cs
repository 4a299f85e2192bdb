using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Types;

public class SchemaPrinterTests
{
    [Fact]
    public void Printed_schema_includes_extensions()
    {
        var schema = GraphQLSchema.Build("""
            extend type Query @mark { b: E }
            directive @mark on OBJECT
            "Asks."
            type Query { a: Int }
            enum E { A }
            extend enum E { B @deprecated }
            """);
        Assert.Equal(
            """
            directive @mark on OBJECT

            "Asks."
            type Query @mark {
              a: Int
              b: E
            }

            enum E {
              A
              B @deprecated
            }

            """.ReplaceLineEndings("\n"),
            SchemaPrinter.Print(schema));
    }

    [Theory]
    [InlineData("schema { query: Query } type Query { a: Int }", false)]
    [InlineData("schema { query: Root } type Root { a: Int }", true)]
    [InlineData("schema { query: Query } type Query { a: Int } type Mutation { a: Int }", true)]
    [InlineData("\"About\" schema { query: Query } type Query { a: Int }", true)]
    [InlineData("directive @d on SCHEMA schema @d { query: Query } type Query { a: Int }", true)]
    public void Schema_definition_is_printed_only_when_needed(string sdl, bool isWritten) =>
        Assert.Equal(isWritten, SchemaPrinter.Print(GraphQLSchema.Build(sdl)).Contains("schema ", StringComparison.Ordinal));

    [Fact]
    public void Every_recorded_schema_round_trips_through_SDL()
    {
        foreach (var item in Corpus.Cases("schema").Where(item => item.Rules is null && item.Expect.Ok))
        {
            var printed = SchemaPrinter.Print(GraphQLSchema.Build(Corpus.Schema(item.Schema!)));
            Assert.Equal(printed, SchemaPrinter.Print(GraphQLSchema.Build(printed)));
        }
    }
}
