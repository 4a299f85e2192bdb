using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Binding;

public sealed class BindingFaultTests
{
    enum Phase
    {
        InReview,
        Done,
    }

    sealed record Thing(string Name);

    sealed record NameArgs(string Name);

    sealed record CountArgs(int Count);

    sealed record Parts([InputFields] CountArgs Count);

    sealed record ThingInput(string Title, Optional<string?> Note);

    sealed record TwoWays
    {
        public TwoWays()
        {
        }

        public TwoWays(string name) => _ = name;
    }

    static string[] Faults(string sdl, Action<ResolverMap> bind)
    {
        var map = new ResolverMap();
        bind(map);
        var thrown = Assert.Throws<SchemaException>(() => ExecutableSchema.Build([new SourceText(sdl, "things.graphql")], map));
        return [.. thrown.Faults.Select(fault => fault.ToString())];
    }

    static void Fault(string sdl, Action<ResolverMap> bind, string expected) => Assert.Contains(Faults(sdl, bind), fault => fault.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void All_binding_errors_are_reported_with_type_field_location_and_fix()
    {
        var faults = Faults(
            "type Query {\n  thing: Thing\n  count: Int!\n}\ntype Thing {\n  name: String!\n}",
            map =>
            {
                map.Query.Field("count", _ => (int?)1).Field("cuont", _ => 1);
                map.Object<Thing>("Thing").Field("name", _ => 5);
                map.Object<Thing>("Thnig");
                map.Enum<Phase>("Phase");
            });

        Assert.Equal(
        [
            "Phase: bound as an enum, but the SDL has none of that name; mend the name or the SDL.",
            "Thnig: bound as an object or interface type, but the SDL has none of that name; did you mean Thing?",
            "things.graphql:1:1: Query: field cuont is bound, but the SDL has no such field; did you mean count? (bound in BindingFaultTests)",
            "things.graphql:2:3: Query.thing: no resolver is bound; add map.Query.Field(\"thing\", …).",
            "things.graphql:3:3: Query.count: the resolver gives int?, which does not fit Int!; Int! is never null: give int, or make the SDL type nullable. (bound in BindingFaultTests)",
            "things.graphql:6:3: Thing.name: the resolver gives int, which does not fit String; give string, or bind a codec for it with map.Scalar. (bound in BindingFaultTests)",
        ],
        faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Results_have_to_fit_the_schema()
    {
        Fault("type Query { a: [Int!] }", m => m.Query.Field("a", _ => 1), "things.graphql:1:14: Query.a: the resolver gives int, which does not fit [Int!]; give an IReadOnlyList<…>.");
        Fault("type Query { a: [Int!] }", m => m.Query.Field("a", _ => new int?[1]), "things.graphql:1:14: Query.a: the resolver gives int?, which does not fit Int!");
        Fault("type Query { a: Thing } type Thing { b: Int }", m => m.Query.Field("a", _ => new Thing("")), "things.graphql:1:14: Query.a: the resolver gives Thing, which does not fit Thing; bind the type with map.Object<Thing>(\"Thing\").");
        Fault("type Query { a: E } enum E { A }", m => m.Query.Field("a", _ => Phase.Done), "things.graphql:1:14: Query.a: the resolver gives Phase, which does not fit E; bind the enum with map.Enum<Phase>(\"E\").");
        Fault("type Query { a: S } scalar S", m => m.Query.Field("a", _ => 1), "things.graphql:1:14: Query.a: the resolver gives int, which does not fit S; bind the scalar with map.Scalar(\"S\", codec).");
        Fault("type Query { a: U } union U = T type T { b: Int }", m => m.Query.Field("a", _ => "x"), "things.graphql:1:14: Query.a: the resolver gives string, which does not fit U; no object type of U");
    }

    [Fact]
    public void Members_of_a_union_have_CLR_types_of_their_own() => Fault(
        "type Query { a: U } union U = S | T type S { b: Int } type T { b: Int }",
        map =>
        {
            map.Query.Field("a", _ => new Thing(""));
            map.Object<Thing>("S");
            map.Object<Thing>("T");
        },
        "things.graphql:1:14: Query.a: S and T are both bound to Thing, so values of U cannot be told apart; give each a CLR type of its own.");

    [Fact]
    public void Arguments_have_to_fit_the_record()
    {
        static string? Resolve<T>(T arguments, FieldContext context) => $"{arguments}{context.FieldName}";

        Fault("type Query { a(name: String!): String }", m => m.Query.Field("a", _ => ""), "things.graphql:1:14: Query.a: the SDL has arguments (name) that the resolver does not take; bind it with an arguments record.");
        Fault("type Query { a(name: String): String }", m => m.Query.Field<NameArgs, string?>("a", Resolve), "things.graphql:1:14: Query.a: name: String may be null: make NameArgs.Name string?, or the SDL type String!.");
        Fault("type Query { a(count: Int = 3): String }", m => m.Query.Field<CountArgs, string?>("a", Resolve), "things.graphql:1:14: Query.a: count: Int may be null: make CountArgs.Count int?, or the SDL type Int!.");
        Fault("type Query { a(count: String!): String }", m => m.Query.Field<CountArgs, string?>("a", Resolve), "things.graphql:1:14: Query.a: int does not fit the input type String; make it string, or bind a codec");
        Fault("type Query { a(nmae: String!): String }", m => m.Query.Field<NameArgs, string?>("a", Resolve), "things.graphql:1:14: Query.a: parameter Name of NameArgs has no counterpart in the SDL; add it there or remove the parameter.");
        Fault("type Query { a(name: String!, more: Int): String }", m => m.Query.Field<NameArgs, string?>("a", Resolve), "things.graphql:1:14: Query.a: more of the SDL has no parameter in NameArgs; add one named more.");
        Fault("type Query { a(name: String!): String }", m => m.Query.Field<TwoWays, string?>("a", Resolve), "things.graphql:1:14: Query.a: TwoWays must have exactly one public constructor");
    }

    [Fact]
    public void Input_objects_have_to_fit_their_record()
    {
        const string Sdl = "type Query { a(name: ThingInput!): String } input ThingInput { title: String! note: String! }";

        Fault(Sdl, m => m.Input<ThingInput>("ThingInput"), "things.graphql:1:45: ThingInput: note is always given: make ThingInput.Note string instead of Optional<string>.");
        Fault(Sdl, m => m.Input<Parts>("ThingInput"), "things.graphql:1:45: ThingInput: parameter Count of CountArgs has no counterpart in the SDL; add it there or remove the parameter.");
        Fault(Sdl, m => m.Input<Parts>("ThingInput"), "things.graphql:1:45: ThingInput: title of the SDL has no parameter in Parts; add one named title.");
        Fault(Sdl, m => m.Query.Field("a", (NameArgs a, FieldContext _) => a.Name), "things.graphql:1:14: Query.a: string does not fit the input type ThingInput; bind the input object with map.Input<string>(\"ThingInput\").");
    }

    [Fact]
    public void Enums_have_to_have_the_same_values()
    {
        var faults = Faults("type Query { a: Phase } enum Phase { IN_REVIEW REVIEW_OPEN }", map =>
        {
            map.Query.Field("a", _ => Phase.InReview);
            map.Enum<Phase>("Phase");
        });

        Assert.Equal(
        [
            "things.graphql:1:25: Phase: value REVIEW_OPEN has no member in Phase; add ReviewOpen.",
            "things.graphql:1:25: Phase: member Phase.Done has no value in the SDL; add one or remove the member.",
        ],
        faults);
    }

    [Fact]
    public void Task_is_bound_as_asynchronous_field() =>
        Fault("type Query { a: Int }", m => m.Query.Field("a", _ => Task.FromResult(1)), "things.graphql:1:14: Query.a: the resolver gives Task<int>; bind it with AsyncField.");

    [Fact]
    public void An_enum_or_input_is_bound_once()
    {
        Fault("type Query { a: Int } enum Phase { IN_REVIEW DONE }", m => m.Enum<Phase>("Phase").Enum<Phase>("Phase"), "things.graphql:1:23: Phase: bound as an enum twice; keep one of the two bindings.");
        Fault("type Query { a: Int } input I { name: String! }", m => m.Input<NameArgs>("I").Input<CountArgs>("I"), "things.graphql:1:23: I: bound as an input object twice; keep one of the two bindings.");
    }

    [Fact]
    public void Invalid_schema_is_reported_before_binding_errors() =>
        Assert.Contains("Nothing", Faults("type Query { a: Nothing }", map => map.Query.Field("a", _ => 1)).Single(), StringComparison.Ordinal);
}
