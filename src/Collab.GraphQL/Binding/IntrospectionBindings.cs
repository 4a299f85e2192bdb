using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Introspection (specification 4), bound and executed like other fields.</summary>
static class IntrospectionBindings
{
    /// <summary>The bindings of the introspection types.</summary>
    public static ResolverMap Map()
    {
        var map = new ResolverMap();
        map.Enum<TypeKind>("__TypeKind");
        map.Object<GraphQLSchema>("__Schema")
            .Field("description", s => s.Description)
            .Field("types", s => s.Types)
            .Field("queryType", s => s.QueryType)
            .Field("mutationType", s => s.MutationType)
            .Field("subscriptionType", s => s.SubscriptionType)
            .Field("directives", s => s.Directives);
        BindType(map.Object<GraphQLType>("__Type"));
        map.Object<GraphQLField>("__Field")
            .Field("name", f => f.Name)
            .Field("description", f => f.Description)
            .Field("args", (GraphQLField f, Deprecated a, Execution.FieldContext _) => IntrospectionFields.Arguments(f.Arguments, a.IncludeDeprecated))
            .Field("type", f => f.Type)
            .Field("isDeprecated", f => f.DeprecationReason is not null)
            .Field("deprecationReason", f => f.DeprecationReason);
        map.Object<GraphQLInputValue>("__InputValue")
            .Field("name", v => v.Name)
            .Field("description", v => v.Description)
            .Field("type", v => v.Type)
            .Field("defaultValue", v => IntrospectionFields.DefaultValue(v))
            .Field("isDeprecated", v => v.DeprecationReason is not null)
            .Field("deprecationReason", v => v.DeprecationReason);
        map.Object<GraphQLEnumValue>("__EnumValue")
            .Field("name", v => v.Name)
            .Field("description", v => v.Description)
            .Field("isDeprecated", v => v.DeprecationReason is not null)
            .Field("deprecationReason", v => v.DeprecationReason);
        map.Object<GraphQLDirective>("__Directive")
            .Field("name", d => d.Name)
            .Field("description", d => d.Description)
            .Field("isRepeatable", d => d.IsRepeatable)
            .Field("locations", d => IntrospectionFields.Locations(d))
            .Field("args", (GraphQLDirective d, Deprecated a, Execution.FieldContext _) => IntrospectionFields.Arguments(d.Arguments, a.IncludeDeprecated));
        return map;
    }

    /// <summary><c>__schema</c> and <c>__type</c> of the query root.</summary>
    public static RootBinding MetaFields(GraphQLSchema schema) => new RootBinding("Query")
        .Field("__schema", _ => schema)
        .Field("__type", (TypeName a, Execution.FieldContext _) => (GraphQLType?)schema.Type(a.Name));

    static void BindType(ObjectBinding<GraphQLType> type) => type
        .Field("kind", t => t.Kind)
        .Field("name", t => IntrospectionFields.Name(t))
        .Field("description", t => IntrospectionFields.Description(t))
        .Field("specifiedByURL", t => IntrospectionFields.SpecifiedByUrl(t))
        .Field("fields", (GraphQLType t, Deprecated a, Execution.FieldContext _) => IntrospectionFields.Fields(t, a.IncludeDeprecated))
        .Field("interfaces", t => IntrospectionFields.Interfaces(t))
        .Field("possibleTypes", t => IntrospectionFields.PossibleTypes(t))
        .Field("enumValues", (GraphQLType t, Deprecated a, Execution.FieldContext _) => IntrospectionFields.EnumValues(t, a.IncludeDeprecated))
        .Field("inputFields", (GraphQLType t, Deprecated a, Execution.FieldContext _) => IntrospectionFields.InputFields(t, a.IncludeDeprecated))
        .Field("ofType", t => IntrospectionFields.OfType(t))
        .Field("isOneOf", t => IntrospectionFields.IsOneOf(t));

    sealed record Deprecated(bool IncludeDeprecated);

    sealed record TypeName(string Name);
}
