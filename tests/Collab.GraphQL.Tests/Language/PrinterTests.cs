using Collab.GraphQL.Language;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Collab.GraphQL.Tests.Language;

public class PrinterTests
{
    [Theory]
    [InlineData("{a b}", "{\n  a\n  b\n}")]
    [InlineData("query{a}", "{\n  a\n}")]
    [InlineData("query Q($a:Int=1@d,$b:[ID!]!){x:a(p:$a,q:{r:[1,2.5],s:E})@skip(if:true){...F ...on T{c}...@d{e}}}",
        "query Q($a: Int = 1 @d, $b: [ID!]!) {\n  x: a(p: $a, q: { r: [1, 2.5], s: E }) @skip(if: true) {\n    ...F\n    ... on T {\n      c\n    }\n    ... @d {\n      e\n    }\n  }\n}")]
    [InlineData("mutation@d{a}", "mutation @d {\n  a\n}")]
    [InlineData("\"says\" query Q{a}", "\"says\"\nquery Q {\n  a\n}")]
    [InlineData("type A implements B&C@d{\"what\"a(b:Int=1):C! d:E}", "type A implements B & C @d {\n  \"what\"\n  a(b: Int = 1): C!\n  d: E\n}")]
    [InlineData("extend union A=|B|C", "extend union A = B | C")]
    [InlineData("directive@a(b:C)repeatable on|FIELD|QUERY", "directive @a(b: C) repeatable on FIELD | QUERY")]
    [InlineData("schema{query:Q}extend schema@d scalar S enum E{A B}input I{a:Int={}}", "schema {\n  query: Q\n}\n\nextend schema @d\n\nscalar S\n\nenum E {\n  A\n  B\n}\n\ninput I {\n  a: Int = {}\n}")]
    public void A_document_has_one_canonical_text(string text, string expected) =>
        Assert.Equal(expected, SyntaxPrinter.Print(Parser.Parse(text)));

    [Fact]
    public void Described_members_stand_apart_and_block_strings_are_indented_with_them()
    {
        const string Text = "type A {\n  a(\n    \"one\"\n    b: Int\n\n    \"two\"\n    c: Int\n  ): Int\n\n  \"\"\"\n  two\n\n    lines\n  \"\"\"\n  d: Int\n}";
        Assert.Equal(Text, SyntaxPrinter.Print(Parser.Parse(Text)));
    }

    [Fact]
    public void Arguments_that_make_a_line_too_long_get_lines_of_their_own()
    {
        var value = new string('x', 40);
        var printed = SyntaxPrinter.Print(Parser.Parse($"{{ field(first: \"{value}\", second: \"{value}\") }}"));
        Assert.Equal($"{{\n  field(\n    first: \"{value}\"\n    second: \"{value}\"\n  )\n}}", printed);
    }

    [Fact]
    public void Text_round_trips_in_both_kinds_of_string() =>
        Prop.ForAll<string?, bool, byte>((text, isBlock, indent) =>
        {
            // A document cannot contain lone surrogates.
            var value = new string([.. (text ?? "").Where(letter => !char.IsSurrogate(letter))]);
            return ComesBack(value, isBlock, indent % 4);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quotes_slashes_and_white_space_round_trip_in_a_block_string() =>
        Prop.ForAll(
            Gen.Elements('"', '\\', '\n', ' ', '\t', 'a', '\r').ListOf().Select(letters => new string([.. letters])).ToArbitrary(),
            Gen.Choose(0, 3).ToArbitrary(),
            (value, indent) => ComesBack(value, isBlock: true, indent)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Printed_document_is_equivalent() =>
        Prop.ForAll<int>(seed =>
        {
            var document = new RandomDocument(seed).Document();
            var printed = SyntaxPrinter.Print(document);
            var parsed = Parser.Parse(printed);
            return SyntaxShape.Of(parsed) == SyntaxShape.Of(document) && SyntaxPrinter.Print(parsed) == printed;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // Nested in as many lists of described fields as the indentation requires.
    static bool ComesBack(string value, bool isBlock, int indent)
    {
        var literal = new StringValueNode { Value = value, IsBlock = isBlock };
        SyntaxNode node = new FieldNode
        {
            Name = new NameNode { Value = "f" },
            Arguments = [new ArgumentNode { Name = new NameNode { Value = "a" }, Value = literal }],
        };
        for (var i = 0; i <= indent; i++)
        {
            var selections = new SelectionSetNode { Selections = [(SelectionNode)node] };
            node = new InlineFragmentNode { SelectionSet = selections };
        }

        var document = new DocumentNode
        {
            Definitions =
            [
                new OperationDefinitionNode { Operation = OperationType.Query, SelectionSet = ((InlineFragmentNode)node).SelectionSet },
            ],
        };
        return SyntaxShape.Of(Parser.Parse(SyntaxPrinter.Print(document))) == SyntaxShape.Of(document);
    }
}
