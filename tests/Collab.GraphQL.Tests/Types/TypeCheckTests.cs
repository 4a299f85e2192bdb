using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Types;

/// <summary>Rules of section 3 that the recorded cases do not cover, or whose messages matter.</summary>
public class TypeCheckTests
{
    [Theory]
    [InlineData("type A { b: Int }", "Query root type must be provided")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }", "All root types must be different, \"Q\" type is used as query, mutation root types.")]
    [InlineData("scalar Query", "Query root type must be Object type, it cannot be Query.")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "Query.a(b:) has invalid default value: Int cannot represent non-integer value: \"x\"")]
    [InlineData("type Query { a(b: Int! = null): Int }", "Query.a(b:) has invalid default value: Expected value of type \"Int!\", found null.")]
    [InlineData("type Query { a(b: [E] = [X, Z]): Int } enum E { X Y }", "Value \"Z\" does not exist in \"E\" enum.")]
    [InlineData("type Query { a(b: I = {d: 1}): Int } input I { c: Int! }", "Field \"d\" is not defined by type \"I\".")]
    [InlineData("type Query { a(b: I = {}): Int } input I { c: Int! }", "Field \"I.c\" of required type \"Int!\" was not provided.")]
    [InlineData("type Query { a(b: I = {c: null}): Int } input I @oneOf { c: Int d: Int }", "OneOf Input Object \"I\" must specify exactly one key")]
    [InlineData("directive @d(a: Int = 1.5) on FIELD type Query { a: Int }", "@d(a:) has invalid default value")]
    [InlineData("type Query { a: Int } input I { a: I = {} }", "The default value of I.a refers to itself through the default values of I.a.")]
    [InlineData("type Query { a: Int } input I { a: J = {} } input J { b: [I] = [{}] }", "The default value of I.a refers to itself through the default values of J.b, I.a.")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }", "Interface field I.a is not deprecated, so Query.a must not be deprecated.")]
    [InlineData("type Query { a: Int @deprecated(reason: 5) }", "Argument \"reason\" of \"@deprecated\" must be a string, found 5.")]
    [InlineData("scalar S @specifiedBy(url: null) type Query { a: S }", "Argument \"url\" of \"@specifiedBy\" must be a string, found null.")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "Required argument Query.a(b:) cannot be deprecated")]
    [InlineData("type Query { a: I } input I { b: Int! @deprecated }", "Required input field I.b cannot be deprecated")]
    public void A_type_system_that_breaks_a_rule_is_refused(string sdl, string expected)
    {
        var exception = Assert.Throws<SchemaException>(() => GraphQLSchema.Build(sdl));
        Assert.Contains(exception.Faults, fault => fault.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type Query { a(b: Float = 1, c: ID = 4, d: [Int] = 3, e: S = {any: [$thing]}): Int } scalar S")]
    [InlineData("type Query { a: Int } input I { a: J = {b: {a: null}} } input J { b: I = {a: null} }")]
    [InlineData("type Query { a: Int } input I { a: [I!]! b: I c: J! } input J { i: I }")]
    [InlineData("scalar ID type Query { a: ID }")]
    [InlineData("type String { a: Int } type Query { a(b: String): Int }")]
    [InlineData("type Query { a(b: Int! = 1 @deprecated): Int }")]
    public void A_type_system_that_keeps_the_rules_is_accepted(string sdl) =>
        GraphQLSchema.Build(sdl.Replace("$thing", "THING", StringComparison.Ordinal));

    [Fact]
    public void Cycle_of_input_objects_is_reported_once_with_its_path()
    {
        var exception = Assert.Throws<SchemaException>(() =>
            GraphQLSchema.Build("type Query { a(b: A): Int } input A { b: B! x: Int } input B { c: C! } input C { a: A! y: A }"));
        var fault = Assert.Single(exception.Faults);
        Assert.Equal("Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b.c.a\".", fault.Message);
        Assert.Equal(3, fault.Locations.Length);
    }

    [Fact]
    public void A_long_chain_of_input_objects_does_not_fill_the_stack()
    {
        const int Length = 20_000;
        var chain = Enumerable.Range(0, Length).Select(i => $"input I{i} {{ next: I{(i + 1) % Length}! }}");
        var exception = Assert.Throws<SchemaException>(() => GraphQLSchema.Build($"type Query {{ a: Int }} {string.Join(' ', chain)}"));
        Assert.Single(exception.Faults);
    }
}
