using System.Text.Json;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>A type reference: the named type and how it is wrapped.</summary>
/// <param name="Name">The named type.</param>
/// <param name="IsNonNull">Whether the outermost is never null.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Text">As SDL writes it.</param>
sealed record TypeUse(string Name, bool IsNonNull, bool IsList, string Text);

sealed record WalkedArgument(string Name, TypeUse Type, bool HasDefault);

sealed record WalkedField(string Name, TypeUse Type, IReadOnlyList<WalkedArgument> Arguments);

sealed record WalkedType(
    string Kind,
    string Name,
    IReadOnlyList<WalkedField> Fields,
    IReadOnlyList<WalkedArgument> InputFields,
    IReadOnlyList<string> EnumValues,
    IReadOnlyList<string> Interfaces)
{
    public bool IsNode => Interfaces.Contains("Node");

    public bool IsConnection => HasJust("Connection", ["edges", "nodes", "pageInfo", "totalCount"]);

    public bool IsEdge => HasJust("Edge", ["node", "cursor"]);

    public bool IsPayload => Name.EndsWith("Payload", StringComparison.Ordinal) && Fields.Count == 3 && Fields.Any(one => one.Name == "errors") && Fields.Any(one => one.Name == "cursor");

    /// <summary>Whether it only carries other things, so that it needs no rows of its own.</summary>
    public bool IsCarrier => IsConnection || IsEdge || IsPayload;

    bool HasJust(string suffix, string[] fields) => Name.EndsWith(suffix, StringComparison.Ordinal) && Fields.Select(field => field.Name).Order().SequenceEqual(fields.Order());
}

/// <summary>The schema as a client learns it, by introspection.</summary>
sealed class WalkedSchema
{
    const string Document = """
        query {
          __schema {
            queryType { name } mutationType { name } subscriptionType { name }
            types {
              kind name
              fields(includeDeprecated: true) { name type { ...use } args(includeDeprecated: true) { name defaultValue type { ...use } } }
              inputFields(includeDeprecated: true) { name defaultValue type { ...use } }
              enumValues(includeDeprecated: true) { name }
              interfaces { name }
            }
          }
        }
        fragment use on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    readonly Dictionary<string, WalkedType> _types;

    WalkedSchema(JsonElement schema)
    {
        _types = schema.GetProperty("types").EnumerateArray().Select(Read).Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).ToDictionary(type => type.Name);
        Query = this["Query"];
        Mutation = this["Mutation"];
        Subscription = this["Subscription"];
    }

    public WalkedType Query { get; }

    public WalkedType Mutation { get; }

    public WalkedType Subscription { get; }

    public IEnumerable<WalkedType> Objects => _types.Values.Where(type => type.Kind == "OBJECT");

    public IEnumerable<WalkedType> Nodes => Objects.Where(type => type.IsNode);

    public WalkedType this[string name] => _types[name];

    public WalkedType? Find(string name) => _types.GetValueOrDefault(name);

    public static async Task<WalkedSchema> Of(Portal portal)
        => new((await portal.Data(Network.Access.Viewer.Visitor(), Document)).GetProperty("__schema"));

    public bool Has(string type, string field) => _types.TryGetValue(type, out var known) && known.Fields.Any(one => one.Name == field);

    static WalkedType Read(JsonElement type) => new(
        type.GetProperty("kind").GetString()!,
        type.GetProperty("name").GetString()!,
        [.. Each(type, "fields").Select(field => new WalkedField(
            field.GetProperty("name").GetString()!, Use(field.GetProperty("type")), [.. Each(field, "args").Select(Argument)]))],
        [.. Each(type, "inputFields").Select(Argument)],
        [.. Each(type, "enumValues").Select(value => value.GetProperty("name").GetString()!)],
        [.. Each(type, "interfaces").Select(one => one.GetProperty("name").GetString()!)]);

    static WalkedArgument Argument(JsonElement argument)
        => new(argument.GetProperty("name").GetString()!, Use(argument.GetProperty("type")), argument.GetProperty("defaultValue").ValueKind != JsonValueKind.Null);

    static TypeUse Use(JsonElement type)
    {
        switch (type.GetProperty("kind").GetString())
        {
            case "NON_NULL":
                var inner = Use(type.GetProperty("ofType"));
                return inner with { IsNonNull = true, Text = inner.Text + "!" };
            case "LIST":
                var item = Use(type.GetProperty("ofType"));
                return item with { IsNonNull = false, IsList = true, Text = $"[{item.Text}]" };
            default:
                var name = type.GetProperty("name").GetString()!;
                return new TypeUse(name, false, false, name);
        }
    }

    static JsonElement[] Each(JsonElement parent, string name)
        => parent.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
