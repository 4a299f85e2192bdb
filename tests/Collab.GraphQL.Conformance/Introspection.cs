using System.Text.Json;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Conformance;

/// <summary>
/// The full introspection result as lines, one per element; made from an answer and, without introspection, from a
/// schema. What is built in is left out, and lines are sorted, as the protocol compares.
/// </summary>
public static class Introspection
{
    const int DeepestType = 20;

    /// <summary>The full introspection query.</summary>
    public static string Query { get; } = $$"""
        query {
          __schema {
            description
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...Type }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } }
          }
        }
        fragment Type on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...Input } type { ...Reference } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...Input }
          interfaces { name }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { name }
        }
        fragment Input on __InputValue { name description type { ...Reference } defaultValue isDeprecated deprecationReason }
        fragment Reference on __Type { {{string.Concat(Enumerable.Repeat("kind name ofType { ", DeepestType))}} name {{new string('}', DeepestType)}} }
        """;

    static readonly string[] BuiltInDirectives = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

    /// <summary>The expected lines of a schema.</summary>
    /// <param name="schema">The schema.</param>
    public static IEnumerable<string> Lines(GraphQLSchema schema) => new SchemaLines(schema).All().Order(StringComparer.Ordinal);

    /// <summary>The lines of a response.</summary>
    /// <param name="answer">The response to <see cref="Query"/>.</param>
    public static IEnumerable<string> Lines(JsonElement answer) =>
        AnswerLines.All(answer.GetProperty("data").GetProperty("__schema")).Order(StringComparer.Ordinal);

    static bool IsOwnType(string name) => !name.StartsWith("__", StringComparison.Ordinal) && !SpecifiedScalars.Names.Contains(name);

    static bool IsOwnDirective(string name) => !BuiltInDirectives.Contains(name);

    static string Shown(string? text) => text is null ? "-" : CanonicalText.Of(text);

    static string Value(string? literal) => literal is null ? "" : $" = {Parser.ParseValue(literal)}";

    sealed class SchemaLines(GraphQLSchema schema)
    {
        public IEnumerable<string> All() =>
        [
            $"schema {Shown(schema.Description)} {schema.QueryType} {schema.MutationType} {schema.SubscriptionType}",
            .. schema.Types.Where(type => IsOwnType(type.Name)).SelectMany(Type),
            .. schema.Directives.Where(directive => IsOwnDirective(directive.Name)).SelectMany(Directive),
        ];

        static IEnumerable<string> Type(GraphQLNamedType type) =>
        [
            $"type {type} {Kind(type)} {Shown(type.Description)} {(type as GraphQLScalarType)?.SpecifiedByUrl} {(type as GraphQLInputObjectType)?.IsOneOf}",
            .. (type as GraphQLFieldsType)?.Fields.SelectMany(field => Field(type.Name, field)) ?? [],
            .. (type as GraphQLFieldsType)?.Interfaces.Select(implemented => $"{type} implements {implemented}") ?? [],
            .. (type as GraphQLInputObjectType)?.Fields.Select(field => $"{type} {Input(field)}") ?? [],
            .. (type as GraphQLEnumType)?.Values.Select(value => $"{type} {value} {Shown(value.Description)} {Shown(value.DeprecationReason)}") ?? [],
            .. type is GraphQLCompositeType { IsAbstract: true } composite ? composite.PossibleTypes.Select(possible => $"{type} may be {possible}") : [],
        ];

        static IEnumerable<string> Field(string owner, GraphQLField field) =>
        [
            $"{owner}.{field} {Shown(field.Description)} {Shown(field.DeprecationReason)}",
            .. field.Arguments.Select(argument => $"{owner}.{field.Name} {Input(argument)}"),
        ];

        static IEnumerable<string> Directive(GraphQLDirective directive) =>
        [
            $"{directive} {Shown(directive.Description)} {directive.IsRepeatable} {string.Join(' ', DirectiveLocations.Names(directive.Locations).Order(StringComparer.Ordinal))}",
            .. directive.Arguments.Select(argument => $"{directive} {Input(argument)}"),
        ];

        static string Input(GraphQLInputValue input) =>
            $"({input}{Value(input.DefaultValue?.ToString())}) {Shown(input.Description)} {Shown(input.DeprecationReason)}";

        static string Kind(GraphQLType type) => type.Kind == TypeKind.InputObject ? "INPUT_OBJECT" : type.Kind.ToString().ToUpperInvariant();
    }

    static class AnswerLines
    {
        public static IEnumerable<string> All(JsonElement schema) =>
        [
            $"schema {Shown(Text(schema, "description"))} {Root(schema, "queryType")} {Root(schema, "mutationType")} {Root(schema, "subscriptionType")}",
            .. List(schema, "types").Where(type => IsOwnType(Name(type))).SelectMany(Type),
            .. List(schema, "directives").Where(directive => IsOwnDirective(Name(directive))).SelectMany(Directive),
        ];

        static IEnumerable<string> Type(JsonElement type) =>
        [
            $"type {Name(type)} {Text(type, "kind")} {Shown(Text(type, "description"))} {Text(type, "specifiedByURL")} {Text(type, "isOneOf")}",
            .. List(type, "fields").SelectMany(field => Field(Name(type), field)),
            .. List(type, "interfaces").Select(implemented => $"{Name(type)} implements {Name(implemented)}"),
            .. List(type, "inputFields").Select(field => $"{Name(type)} {Input(field)}"),
            .. List(type, "enumValues").Select(value => $"{Name(type)} {Name(value)} {Shown(Text(value, "description"))} {Deprecation(value)}"),
            .. List(type, "possibleTypes").Select(possible => $"{Name(type)} may be {Name(possible)}"),
        ];

        static IEnumerable<string> Field(string owner, JsonElement field) =>
        [
            $"{owner}.{Name(field)}: {Reference(field.GetProperty("type"))} {Shown(Text(field, "description"))} {Deprecation(field)}",
            .. List(field, "args").Select(argument => $"{owner}.{Name(field)} {Input(argument)}"),
        ];

        static IEnumerable<string> Directive(JsonElement directive) =>
        [
            $"@{Name(directive)} {Shown(Text(directive, "description"))} {directive.GetProperty("isRepeatable").GetBoolean()} {string.Join(' ', List(directive, "locations").Select(location => location.GetString()).Order(StringComparer.Ordinal))}",
            .. List(directive, "args").Select(argument => $"@{Name(directive)} {Input(argument)}"),
        ];

        static string Input(JsonElement input) =>
            $"({Name(input)}: {Reference(input.GetProperty("type"))}{Value(Text(input, "defaultValue"))}) {Shown(Text(input, "description"))} {Deprecation(input)}";

        static string Reference(JsonElement type) => Text(type, "kind") switch
        {
            "LIST" => $"[{Reference(type.GetProperty("ofType"))}]",
            "NON_NULL" => $"{Reference(type.GetProperty("ofType"))}!",
            _ => Name(type),
        };

        /// <summary>The reason; said to be deprecated and having a reason must go together.</summary>
        static string Deprecation(JsonElement member) =>
            member.GetProperty("isDeprecated").GetBoolean() == (Text(member, "deprecationReason") is not null)
                ? Shown(Text(member, "deprecationReason"))
                : "deprecated in part";

        static string Root(JsonElement schema, string name) =>
            schema.GetProperty(name) is { ValueKind: JsonValueKind.Object } type ? Name(type) : "";

        static string Name(JsonElement named) => named.GetProperty("name").GetString()!;

        static string? Text(JsonElement json, string name) =>
            json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

        static JsonElement.ArrayEnumerator List(JsonElement json, string name) =>
            json.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
    }
}
