namespace Collab.GraphQL.Types;

/// <summary>What the specification defines for every schema, in its own language.</summary>
static class SpecifiedSdl
{
    /// <summary>Sections 3.5 and 3.13.</summary>
    internal const string ScalarsAndDirectives = """"
        "A signed 32-bit whole number."
        scalar Int

        "A signed double-precision number, as in [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point)."
        scalar Float

        "Text: a sequence of Unicode code points, most often for people to read."
        scalar String

        "`true` or `false`."
        scalar Boolean

        """
        A unique identifier, used to fetch an object again or as a key in a cache. It is written as a string and is not meant
        to be read by people. Any string (such as `"4"`) or whole number (such as `4`) is accepted as input.
        """
        scalar ID

        "Leaves the field or fragment out when `if` is true."
        directive @skip("Left out when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Takes the field or fragment in only when `if` is true."
        directive @include("Taken in when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks something in the schema as no longer to be used."
        directive @deprecated(
          "Why, and what to use instead, in [CommonMark](https://commonmark.org/)."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Tells where the behaviour of a scalar is specified."
        directive @specifiedBy("The address of the specification." url: String!) on SCALAR

        "Requires that exactly one field of the input object is given, and that it is not `null`."
        directive @oneOf on INPUT_OBJECT
        """";

    /// <summary>Section 4.2.</summary>
    internal const string Introspection = """"
        "What a GraphQL service can do: its types, its directives and where operations start."
        type __Schema {
          description: String
          "All types of the service."
          types: [__Type!]!
          "The type that queries start from."
          queryType: __Type!
          "The type that mutations start from, if the service has them."
          mutationType: __Type
          "The type that subscriptions start from, if the service has them."
          subscriptionType: __Type
          "All directives of the service."
          directives: [__Directive!]!
        }

        """
        A type. Which fields say something depends on its `kind`: a scalar has its name and perhaps a `specifiedByURL`, an enum
        its values, an object or interface its fields, an interface or union its possible types, a list or non-null type the
        type inside.
        """
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "A scalar."
          SCALAR
          "An object: it has `fields` and `interfaces`."
          OBJECT
          "An interface: it has `fields`, `interfaces` and `possibleTypes`."
          INTERFACE
          "A union: it has `possibleTypes`."
          UNION
          "An enum: it has `enumValues`."
          ENUM
          "An input object: it has `inputFields`."
          INPUT_OBJECT
          "A list: it has `ofType`."
          LIST
          "A non-null type: it has `ofType`."
          NON_NULL
        }

        "A field of an object or interface, with its arguments and the type of its result."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default value, written in the language of GraphQL."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum. In a response it is a string."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive: it changes how a document is executed or a schema is read, where arguments do not suffice."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "The places where a directive may stand."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field."
          FIELD
          "On a fragment definition."
          FRAGMENT_DEFINITION
          "On a fragment spread."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On a variable definition."
          VARIABLE_DEFINITION
          "On a schema definition."
          SCHEMA
          "On a scalar definition."
          SCALAR
          "On an object type definition."
          OBJECT
          "On a field definition."
          FIELD_DEFINITION
          "On an argument definition."
          ARGUMENT_DEFINITION
          "On an interface definition."
          INTERFACE
          "On a union definition."
          UNION
          "On an enum definition."
          ENUM
          "On an enum value definition."
          ENUM_VALUE
          "On an input object definition."
          INPUT_OBJECT
          "On an input field definition."
          INPUT_FIELD_DEFINITION
        }
        """";

    /// <summary>Section 4.1: fields that belong to no type of their own; the name of this one is never seen.</summary>
    internal const string MetaFields = """
        type __MetaFields {
          "The schema of this service."
          __schema: __Schema!
          "A type of this service by its name."
          __type(name: String!): __Type
          "The name of the object type that this is."
          __typename: String!
        }
        """;
}
