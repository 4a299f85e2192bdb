using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Types;

public class SchemaLookupTests
{
    static readonly GraphQLSchema Schema = GraphQLSchema.Build("""
        type Query { pet: Pet any: Any list: [Dog!]! }
        interface Being { name: String }
        interface Pet implements Being { name: String }
        type Dog implements Pet & Being { name: String }
        type Cat implements Pet & Being { name: String }
        type Stone implements Being { name: String }
        union Any = Dog | Stone
        union Rock = Stone
        input Size { width: Int! height: Int = 1 }
        """);

    [Fact]
    public void A_wrapped_type_is_always_the_same_object()
    {
        var list = Schema.TypeFromNode(Parser.ParseType("[Dog!]!"));
        Assert.Same(Schema.QueryType.Fields["list"]!.Type, list);
        Assert.Equal("[Dog!]!", list!.ToString());
        Assert.Same(Schema.Type("Dog"), list.NamedType);
        Assert.Same(list, list.NonNull);
        Assert.Null(Schema.TypeFromNode(Parser.ParseType("[Nobody]")));
    }

    [Theory]
    [InlineData("Dog", "Dog", true)]
    [InlineData("Dog", "Pet", true)]
    [InlineData("Dog", "Being", true)]
    [InlineData("Pet", "Being", true)]
    [InlineData("Being", "Pet", false)]
    [InlineData("Dog", "Any", true)]
    [InlineData("Cat", "Any", false)]
    [InlineData("Dog!", "Pet", true)]
    [InlineData("Dog", "Pet!", false)]
    [InlineData("[Dog!]!", "[Pet]", true)]
    [InlineData("[Dog]", "[Pet!]", false)]
    [InlineData("Dog", "[Dog]", false)]
    [InlineData("[Dog]", "Dog", false)]
    public void A_subtype_is_told_from_others(string candidate, string super, bool expected) =>
        Assert.Equal(expected, GraphQLSchema.IsSubtype(Type(candidate), Type(super)));

    [Theory]
    [InlineData("Pet", "Any", true)]
    [InlineData("Pet", "Rock", false)]
    [InlineData("Being", "Rock", true)]
    [InlineData("Cat", "Any", false)]
    [InlineData("Cat", "Cat", true)]
    public void Types_overlap_when_some_object_is_possible_in_both(string first, string second, bool expected) =>
        Assert.Equal(expected, GraphQLSchema.Overlap((GraphQLCompositeType)Type(first), (GraphQLCompositeType)Type(second)));

    [Fact]
    public void Possible_types_are_implementations_members_or_the_type_itself()
    {
        Assert.Equal(["Dog", "Cat", "Stone"], Possible("Being"));
        Assert.Equal(["Dog", "Stone"], Possible("Any"));
        Assert.Equal(["Cat"], Possible("Cat"));

        static IEnumerable<string> Possible(string name) =>
            GraphQLSchema.GetPossibleTypes((GraphQLCompositeType)Type(name)).Select(type => type.Name);
    }

    [Fact]
    public void Meta_fields_are_found_where_they_belong()
    {
        var dog = (GraphQLObjectType)Type("Dog");
        Assert.Equal("__schema: __Schema!", Schema.Field(Schema.QueryType, "__schema")!.ToString());
        Assert.Equal("name: String!", Schema.Field(Schema.QueryType, "__type")!.Arguments.Single().ToString());
        Assert.Same(Schema.TypeNameMetaField, Schema.Field(dog, "__typename"));
        Assert.Same(Schema.TypeNameMetaField, Schema.Field((GraphQLUnionType)Type("Any"), "__typename"));
        Assert.Null(Schema.Field(dog, "__schema"));
        Assert.Same(dog.Fields["name"], Schema.Field(dog, "name"));
        Assert.Null(Schema.Field((GraphQLUnionType)Type("Any"), "name"));
    }

    [Fact]
    public void A_value_is_required_when_it_is_non_null_without_a_default()
    {
        var size = (GraphQLInputObjectType)Type("Size");
        Assert.True(size.Fields["width"]!.IsRequired);
        Assert.False(size.Fields["height"]!.IsRequired);
        Assert.True(size.IsInput);
        Assert.False(size.IsOutput);
    }

    static GraphQLType Type(string reference) => Schema.TypeFromNode(Parser.ParseType(reference))!;
}
