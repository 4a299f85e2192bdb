using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>CoerceVariableValues (specification 6.1.2) and the input coercion of every kind of type (3.5 to 3.12).</summary>
public sealed class VariableTests
{
    const string Sdl = """
        type Query { show(int: Int, float: Float, text: String, id: ID, flag: Boolean, phase: Phase, day: Day, list: [Int], strict: [[Int!]!], thing: ThingInput, pick: Pick): String! }
        enum Phase { IN_REVIEW DONE }
        scalar Day
        input ThingInput { title: String! count: Int! = 3 note: String tags: [String!]! = ["a"] inner: ThingInput }
        input Pick @oneOf { name: String number: Int }
        """;

    enum Phase
    {
        InReview,
        Done,
    }

    sealed record Thing(string Title, int Count, Optional<string?> Note, IReadOnlyList<string> Tags, Thing? Inner)
    {
        public override string ToString() => $"{Title}/{Count}/{Note}/{string.Join('+', Tags)}/{Inner}";
    }

    sealed record PickInput(string? Name, int? Number)
    {
        public override string ToString() => $"{Name}|{Number}";
    }

    sealed record ShowArgs(
        int? Int, double? Float, string? Text, string? Id, bool? Flag, Phase? Phase, DateOnly? Day, IReadOnlyList<int?>? List, int[][]? Strict, Thing? Thing, PickInput? Pick)
    {
        public override string ToString() => FormattableString.Invariant(
            $"{Int}{Float}{Text}{Id}{Flag}{Phase}{Day:yyyy-MM-dd}{Join(List)}{Join(Strict?.Select(Join))}{Thing}{Pick}");

        static string Join<T>(IEnumerable<T>? items) => items is null ? "" : $"[{string.Join(',', items)}]";
    }

    readonly Engine _engine = new(Sdl, map =>
    {
        map.Query.Field("show", (ShowArgs a, FieldContext _) => a.ToString());
        map.Enum<Phase>("Phase");
        map.Scalar("Day", ScalarCodec.Text<DateOnly>("a day such as 2026-08-06", "yyyy-MM-dd"));
        map.Input<Thing>("ThingInput");
        map.Input<PickInput>("Pick");
    });

    [Theory]
    [InlineData("int", "Int", "5", "5")]
    [InlineData("int", "Int", "-2147483648", "-2147483648")]
    [InlineData("int", "Int", "5.0", "5")]
    [InlineData("int", "Int", "5e2", "500")]
    [InlineData("int", "Int", "null", "")]
    [InlineData("float", "Float", "5", "5")]
    [InlineData("float", "Float", "1.25e1", "12.5")]
    [InlineData("text", "String", "\"å\\u00e5\"", "åå")]
    [InlineData("id", "ID", "\"x\"", "x")]
    [InlineData("id", "ID", "12345678901234567890", "12345678901234567890")]
    [InlineData("id", "ID", "4.0", "4")]
    [InlineData("flag", "Boolean", "true", "True")]
    [InlineData("phase", "Phase", "\"IN_REVIEW\"", "InReview")]
    [InlineData("day", "Day", "\"2026-08-06\"", "2026-08-06")]
    [InlineData("list", "[Int]", "[1,null]", "[1,]")]
    [InlineData("list", "[Int]", "7", "[7]")]
    [InlineData("list", "[Int!]", "[1,2]", "[1,2]")]
    [InlineData("strict", "[[Int!]!]", "[[1],[2,3],[]]", "[[1],[2,3],[]]")]
    [InlineData("strict", "[[Int!]!]", "[1,2]", "[[1],[2]]")]
    [InlineData("thing", "ThingInput", """{"title":"t"}""", "t/3/(not given)/a/")]
    [InlineData("thing", "ThingInput", """{"title":"t","count":4,"note":null,"tags":"b","inner":{"title":"i","note":"n"}}""", "t/4//b/i/3/n/a/")]
    [InlineData("pick", "Pick", """{"number":1}""", "|1")]
    public async Task A_value_of_the_type_reaches_the_resolver(string argument, string type, string json, string expected)
    {
        var response = await _engine.Run($"query ($v: {type}) {{ show({argument}: $v) }}", $$"""{"v":{{json}}}""");

        Assert.Equal($$$"""{"data":{"show":"{{{expected}}}"}}""", response);
    }

    [Theory]
    [InlineData("""{"title":"t"}""", "t:3:False:(not given)")]
    [InlineData("""{"isSure":true,"title":"t","note":null,"count":1}""", "t:1:True:")]
    public async Task What_several_inputs_have_in_common_is_a_record_of_its_own(string json, string expected)
    {
        var engine = new Engine(
            "type Query { show(input: Both!): String! } input Both { title: String! isSure: Boolean! = false count: Int! = 3 note: String }",
            map =>
            {
                map.Query.Field("show", (BothArgs a, FieldContext _) => $"{a.Input.Own.Title}:{a.Input.Own.Count}:{a.Input.Common.IsSure}:{a.Input.Common.Note}");
                map.Input<Both>("Both");
            });

        Assert.Equal($$$"""{"data":{"show":"{{{expected}}}"}}""", await engine.Run("query ($v: Both!) { show(input: $v) }", $$"""{"v":{{json}}}"""));
        var literal = System.Text.RegularExpressions.Regex.Replace(json, "\"(\\w+)\":", "$1: ");
        Assert.Equal($$$"""{"data":{"show":"{{{expected}}}"}}""", await engine.Run($$"""{ show(input: {{literal}}) }"""));
    }

    sealed record Own(string Title, int Count);

    sealed record Common(bool IsSure, Optional<string?> Note);

    sealed record Both([InputFields] Own Own, [InputFields] Common Common);

    sealed record BothArgs(Both Input);

    [Theory]
    [InlineData("Int", "2147483648", "Variable \\\"$v\\\" got an invalid value: Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1.5", "Int cannot represent non 32-bit signed integer value: 1.5")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \\\"1\\\"")]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "\"\\ud800\"", "The string is not valid Unicode")]
    [InlineData("ID", "1.5", "ID cannot represent value: 1.5")]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("Phase", "\"GONE\"", "Value \\\"GONE\\\" does not exist in \\\"Phase\\\" enum.")]
    [InlineData("Phase", "1", "Enum \\\"Phase\\\" cannot represent non-string value: 1.")]
    [InlineData("Day", "\"yesterday\"", "Day: a day such as 2026-08-06 was expected")]
    [InlineData("Int!", "null", "Expected a value of non-null type \\\"Int!\\\", found null.")]
    [InlineData("[[Int!]!]", "[[1],[2,\"x\"]]", "at \\\"v[1][1]\\\": Int cannot represent")]
    [InlineData("ThingInput", "{}", "\\\"title\\\" of required type \\\"String!\\\" was not provided.")]
    [InlineData("ThingInput", """{"title":"t","inner":{"title":1}}""", "at \\\"v.inner.title\\\": String cannot represent")]
    [InlineData("ThingInput", """{"title":"t","more":1}""", "Field \\\"more\\\" is not defined by type \\\"ThingInput\\\".")]
    [InlineData("ThingInput", "[]", "Expected type \\\"ThingInput\\\" to be an object, found [].")]
    [InlineData("Pick", "{}", "Exactly one key must be specified for OneOf type \\\"Pick\\\".")]
    [InlineData("Pick", """{"name":"a","number":1}""", "Exactly one key must be specified")]
    [InlineData("Pick", """{"name":null}""", "must be non-null")]
    public async Task A_value_of_another_type_is_refused_with_its_place(string type, string json, string expected)
    {
        var argument = type.TrimEnd('!') switch { "String" => "text", "Boolean" => "flag", "ThingInput" => "thing", "[[Int!]!]" => "strict", var name => name.ToLowerInvariant() };
        var response = await _engine.Run($"query ($v: {type}) {{ show({argument}: $v) }}", $$"""{"v":{{json}}}""");

        Assert.Contains(expected, response, StringComparison.Ordinal);
        Assert.EndsWith("""{"code":"BAD_USER_INPUT"}}]}""", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_within_lists_and_objects_are_put_in_place() =>
        Assert.Equal(
            """{"data":{"show":"[1,2,]t/5/(not given)/x/"}}""",
            await _engine.Run(
                "query ($a: Int, $b: Int!, $c: Int, $tag: String!, $none: String) { show(list: [1, $a, $c], thing: {title: \"t\", count: $b, note: $none, tags: [$tag]}) }",
                """{"a":2,"b":5,"tag":"x"}"""));

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public async Task Variables_that_are_no_object_are_refused(string variables) =>
        Assert.Contains("BAD_USER_INPUT", await _engine.Run("query ($v: Int) { show(int: $v) }", variables), StringComparison.Ordinal);
}
