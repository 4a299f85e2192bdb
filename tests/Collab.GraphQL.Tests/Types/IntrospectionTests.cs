using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Types;

public class IntrospectionTests
{
    static readonly GraphQLSchema Schema = GraphQLSchema.Build("""
        scalar Link @specifiedBy(url: "https://example.org/link")
        interface Named { name: String }
        type Query implements Named {
          name: String
          old(a: Int @deprecated, b: Size = {width: 1, tags: ["x"]}): [Link!]! @deprecated(reason: "gone")
        }
        enum Colour { RED BLUE @deprecated }
        input Size { width: Int tags: [String] @deprecated(reason: "none") }
        input Choice @oneOf { a: Int b: Int }
        directive @mark(a: Int) repeatable on OBJECT | FIELD
        """);

    [Theory]
    [InlineData("Link", "SCALAR")]
    [InlineData("Query", "OBJECT")]
    [InlineData("Named", "INTERFACE")]
    [InlineData("Colour", "ENUM")]
    [InlineData("Size", "INPUT_OBJECT")]
    public void Type_has_its_kind(string name, string kind) => Assert.Equal(kind, IntrospectionFields.Kind(Schema.Type(name)!));

    [Fact]
    public void A_wrapped_type_has_no_name_but_a_type_inside()
    {
        var type = Schema.QueryType.Fields["old"]!.Type;
        Assert.Equal("NON_NULL", IntrospectionFields.Kind(type));
        Assert.Null(IntrospectionFields.Name(type));
        Assert.Equal("LIST", IntrospectionFields.Kind(IntrospectionFields.OfType(type)!));
        Assert.Null(IntrospectionFields.OfType(Schema.QueryType));
    }

    [Fact]
    public void Deprecated_members_are_listed_only_when_asked_for()
    {
        Assert.Equal(["name"], IntrospectionFields.Fields(Schema.QueryType, includeDeprecated: false)!.Select(field => field.Name));
        Assert.Equal(["name", "old"], IntrospectionFields.Fields(Schema.QueryType, includeDeprecated: true)!.Select(field => field.Name));
        Assert.Equal(["RED"], IntrospectionFields.EnumValues(Schema.Type("Colour")!, includeDeprecated: false)!.Select(value => value.Name));
        Assert.Equal(["width"], IntrospectionFields.InputFields(Schema.Type("Size")!, includeDeprecated: false)!.Select(field => field.Name));
        var arguments = Schema.QueryType.Fields["old"]!.Arguments;
        Assert.Equal(["b"], IntrospectionFields.Arguments(arguments, includeDeprecated: false).Select(argument => argument.Name));
        Assert.Equal(["a", "b"], IntrospectionFields.Arguments(arguments, includeDeprecated: true).Select(argument => argument.Name));
    }

    [Fact]
    public void Inapplicable_introspection_fields_are_null()
    {
        var link = Schema.Type("Link")!;
        Assert.Equal("https://example.org/link", IntrospectionFields.SpecifiedByUrl(link));
        Assert.Null(IntrospectionFields.Fields(link, includeDeprecated: true));
        Assert.Null(IntrospectionFields.Interfaces(link));
        Assert.Null(IntrospectionFields.PossibleTypes(link));
        Assert.Null(IntrospectionFields.PossibleTypes(Schema.QueryType));
        Assert.Null(IntrospectionFields.IsOneOf(link));
        Assert.True(IntrospectionFields.IsOneOf(Schema.Type("Choice")!));
        Assert.False(IntrospectionFields.IsOneOf(Schema.Type("Size")!));
        Assert.Equal(["Query"], IntrospectionFields.PossibleTypes(Schema.Type("Named")!)!.Select(type => type.Name));
        Assert.Equal(["Named"], IntrospectionFields.Interfaces(Schema.QueryType)!.Select(type => type.Name));
    }

    [Fact]
    public void Default_value_is_printed_as_GraphQL_literal()
    {
        var arguments = Schema.QueryType.Fields["old"]!.Arguments;
        Assert.Equal("{ width: 1, tags: [\"x\"] }", IntrospectionFields.DefaultValue(arguments["b"]!));
        Assert.Null(IntrospectionFields.DefaultValue(arguments["a"]!));
    }

    [Fact]
    public void A_directive_lists_its_places_in_the_order_of_the_specification() =>
        Assert.Equal(["FIELD", "OBJECT"], IntrospectionFields.Locations(Schema.Directives["mark"]!));

    [Fact]
    public void The_introspection_types_are_part_of_every_schema()
    {
        string[] names = ["__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation"];
        Assert.All(names, name => Assert.True(Schema.Type(name)!.IsBuiltIn));
        Assert.Equal(names.Order(), Schema.Types.Select(type => type.Name).Where(name => name.StartsWith("__", StringComparison.Ordinal)).Order());
        var fields = ((GraphQLObjectType)Schema.Type("__Type")!).Fields;
        Assert.Equal("isOneOf: Boolean", fields["isOneOf"]!.ToString());
        Assert.Equal("includeDeprecated: Boolean!", fields["inputFields"]!.Arguments.Single().ToString());
    }
}
