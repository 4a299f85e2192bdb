using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

public sealed class ExecutionTests
{
    const string Sdl = """
        type Query { hero: Character! heroes: [Character!]! droid: Droid search: [Found!]! echo(text: String = "hi", n: Int): String! numbers: [[Int]!] }
        interface Character { name: String! friends: [Character!]! }
        type Human implements Character { name: String! friends: [Character!]! height: Float! }
        type Droid implements Character { name: String! friends: [Character!]! purpose: Purpose }
        union Found = Human | Droid
        enum Purpose { PROTOCOL ASTRO_MECH }
        """;

    enum Purpose
    {
        Protocol,
        AstroMech,
    }

    abstract record Being(string Name)
    {
        public IReadOnlyList<Being> Friends { get; set; } = [];
    }

    sealed record Human(string Name, double Height) : Being(Name);

    sealed record Droid(string Name, Purpose? Purpose) : Being(Name);

    sealed record EchoArgs(string? Text, int? N);

    static readonly Human Luke = new("Luke", 1.72);
    static readonly Droid R2 = new("R2-D2", Purpose.AstroMech);

    readonly Engine _engine = Make();

    static Engine Make(ExecutorOptions? options = null) => new(Sdl, Bind, options);

    static void Bind(ResolverMap map)
    {
        Luke.Friends = [R2];
        R2.Friends = [Luke];
        map.Query
            .Field("hero", _ => (Being)Luke)
            .Field("heroes", _ => new Being[] { Luke, R2 })
            .Field("droid", _ => R2)
            .Field("search", _ => (IEnumerable<object>)[R2, Luke])
            .Field("echo", (EchoArgs a, FieldContext _) => $"{a.Text} {a.N}")
            .Field("numbers", _ => (IReadOnlyList<int?[]>)[[1, null], []]);
        map.Interface<Being>("Character").Field("name", b => b.Name).Field("friends", b => b.Friends);
        map.Object<Human>("Human").Field("height", h => h.Height);
        map.Object<Droid>("Droid").Field("purpose", d => d.Purpose);
        map.Enum<Purpose>("Purpose");
    }

    [Fact]
    public async Task Fields_are_in_document_order_with_merged_selections_and_aliases() =>
        Assert.Equal(
            """{"data":{"hero":{"name":"Luke","height":1.72,"pals":[{"__typename":"Droid","purpose":"ASTRO_MECH","name":"R2-D2"}]},"droid":{"name":"R2-D2"}}}""",
            await _engine.Run("""
                query { hero { name } ...More droid { name } }
                fragment More on Query { hero { ... on Human { height } ... on Droid { purpose } pals: friends { __typename ... on Droid { purpose } ...Name } } }
                fragment Name on Character { name }
                """));

    [Fact]
    public async Task Unions_and_nested_lists_complete() =>
        Assert.Equal(
            """{"data":{"search":[{"purpose":"ASTRO_MECH"},{"name":"Luke"}],"numbers":[[1,null],[]]}}""",
            await _engine.Run("{ search { ... on Droid { purpose } ... on Human { name } } numbers }"));

    [Theory]
    [InlineData("""{ echo }""", "hi ")]
    [InlineData("""{ echo(text: "a\n\"\u00e5\ud83d\ude00") }""", "a\\n\\\"å😀 ")]
    [InlineData("""{ echo(text: null, n: 3) }""", " 3")]
    public async Task Arguments_and_their_defaults_reach_the_resolver(string document, string expected) =>
        Assert.Equal($$$"""{"data":{"echo":"{{{expected}}}"}}""", await _engine.Run(document));

    [Theory]
    [InlineData("""{"t":"x","n":1}""", "x 1")]
    [InlineData("""{"n":1.0}""", "hi 1")]
    [InlineData("""{"t":null}""", " 7")]
    [InlineData("""{}""", "hi 7")]
    [InlineData("", "hi 7")]
    public async Task Variables_and_their_defaults_reach_the_resolver(string variables, string expected) =>
        Assert.Equal(
            $$$"""{"data":{"echo":"{{{expected}}}"}}""",
            await _engine.Run("query ($t: String, $n: Int = 7) { echo(text: $t, n: $n) }", variables));

    [Theory]
    [InlineData("""{"a":true,"b":false}""", """{"data":{"droid":{"name":"R2-D2"},"hero":{"name":"Luke"}}}""")]
    [InlineData("""{"a":true,"b":true}""", """{"data":{"hero":{"name":"Luke"},"droid":{"name":"R2-D2"}}}""")]
    [InlineData("""{"a":false,"b":false}""", """{"data":{"hero":{"name":"Luke"}}}""")]
    public async Task Conditions_decide_presence_and_order(string variables, string expected) =>
        Assert.Equal(expected, await _engine.Run(
            "query ($a: Boolean!, $b: Boolean!) { hero @include(if: $b) { name } droid @include(if: $a) { name } hero { name } x: hero @skip(if: true) { name } }",
            variables));

    [Theory]
    [InlineData("query ($a: Boolean = true) { droid @skip(if: $a) { name } hero { name } }", "\"data\":null}")]
    [InlineData("query ($a: Boolean = true) { hero { name } droid { name @include(if: $a) } }", "\"path\":[\"droid\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}],\"data\":{\"hero\":{\"name\":\"Luke\"},\"droid\":null}}")]
    public async Task Null_condition_is_an_error_at_its_location(string document, string expected) =>
        Assert.EndsWith(expected, await _engine.Run(document, """{"a":null}"""), StringComparison.Ordinal);

    [Fact]
    public async Task Many_conditions_are_supported()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"v{i}").ToArray();
        var document = $"query ({string.Join(' ', names.Select(name => $"${name}: Boolean!"))}) {{ {string.Join(' ', names.Select(name => $"{name}: __typename @include(if: ${name})"))} }}";
        var variables = $"{{{string.Join(',', names.Select((name, i) => $"\"{name}\":{(i % 100 == 0 ? "true" : "false")}"))}}}";

        Assert.Equal("""{"data":{"v0":"Query","v100":"Query"}}""", await Make(new ExecutorOptions { Limits = OperationLimits.None }).Run(document, variables));
    }

    [Fact]
    public async Task Introspection_is_executed_like_other_fields() =>
        Assert.Equal(
            """{"data":{"__type":{"kind":"OBJECT","name":"Droid","fields":[{"name":"name","type":{"kind":"NON_NULL"}},{"name":"friends","type":{"kind":"NON_NULL"}},{"name":"purpose","type":{"kind":"ENUM"}}]},"__schema":{"queryType":{"name":"Query"}}}}""",
            await _engine.Run("""{ __type(name: "Droid") { kind name fields { name type { kind } } } __schema { queryType { name } } }"""));

    [Fact]
    public async Task Operations_are_found_by_name()
    {
        const string Two = "query A { droid { name } } query B { hero { name } }";

        Assert.Equal("""{"data":{"hero":{"name":"Luke"}}}""", await _engine.Run(Two, operationName: "B"));
        Assert.StartsWith("""{"errors":[{"message":"The document has several operations.""", await _engine.Run(Two), StringComparison.Ordinal);
        Assert.StartsWith("""{"errors":[{"message":"The document has no operation named \"C\".""", await _engine.Run(Two, operationName: "C"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ droid ", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task Invalid_document_returns_errors_without_data(string document, string code)
    {
        var response = await _engine.Run(document);

        Assert.Contains($"\"code\":\"{code}\"", response, StringComparison.Ordinal);
        Assert.Contains("\"locations\":[{\"line\":1,", response, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untyped_value_of_another_CLR_type_than_its_object_is_bound_to_is_an_error_of_its_field()
    {
        Exception? fault = null;
        var engine = new Engine(
            "type Query { right: Goal wrong: Goal } type Goal { title: String }",
            map => map.Untyped(new GoalOrNot()).Object<Tuple<string>>("Goal").Field("title", goal => goal.Item1),
            new ExecutorOptions { OnFault = reported => fault = reported.Exception });

        var response = await engine.Run("{ right { title } wrong { title } }");

        Assert.EndsWith(""","data":{"right":{"title":"reported"},"wrong":null}}""", response, StringComparison.Ordinal);
        Assert.Contains("is no value of Goal", fault?.Message, StringComparison.Ordinal);
    }

    sealed class GoalOrNot : IUntypedResolver
    {
        public object? Resolve(in UntypedField field, FieldContext context) => field.Name == "right" ? Tuple.Create("reported") : "not reported";

        public string ResolveType(string abstractType, object value) => throw new NotSupportedException();
    }
}
