using System.Text.Json.Nodes;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>Makes inputs of mutations, by introspection: the least that a mutation takes.</summary>
/// <param name="schema">The schema.</param>
sealed class WalkInputs(WalkedSchema schema)
{
    /// <summary>Arguments that name something by another word than its type's.</summary>
    static readonly Dictionary<string, string> Named = new()
    {
        ["group"] = "AgencyGroup",
        ["owner"] = "Agency",
        ["above"] = "Unit",
        ["order"] = "Goal",
        ["successors"] = "Agency",
        ["participants"] = "Agency",
        ["agencies"] = "Agency",
        ["units"] = "Unit",
    };

    /// <summary>The type of what an argument names; null when it is none of the schema's.</summary>
    public string? TypeNamedBy(string mutation, string argument)
    {
        var name = (mutation, argument) is ("addAction" or "editAction", "owner") ? "Person" : (mutation, argument) is ("reorderPhases", "order") ? "Phase" : Named.GetValueOrDefault(argument) ?? char.ToUpperInvariant(argument[0]) + argument[1..];
        return schema.Find(name) is { IsNode: true } ? name : null;
    }

    /// <summary>The input type of a mutation.</summary>
    public WalkedType Of(WalkedField mutation) => schema[mutation.Arguments.Single(argument => argument.Name == "input").Type.Name];

    /// <summary>The least input.</summary>
    /// <param name="input">The input's type.</param>
    /// <param name="idFor">The id for an argument.</param>
    public JsonObject Least(WalkedType input, Func<string, string> idFor)
        => new(input.InputFields.Where(field => field.Type.IsNonNull && !field.HasDefault).Select(field => KeyValuePair.Create(field.Name, Value(field, idFor))));

    /// <summary>A value for an argument within objects of the input, each with the least that it takes besides.</summary>
    public JsonNode? Nested(IEnumerable<WalkedArgument> path, WalkedArgument argument, Func<string, string> idFor, string id)
    {
        if (path.FirstOrDefault() is not { } outer)
        {
            return Value(argument, _ => id);
        }

        var value = Least(schema[outer.Type.Name], idFor);
        value[(path.Skip(1).FirstOrDefault() ?? argument).Name] = Nested(path.Skip(1), argument, idFor, id);
        return outer.Type.IsList ? new JsonArray(value) : value;
    }

    /// <summary>A value for an argument.</summary>
    public JsonNode? Value(WalkedArgument argument, Func<string, string> idFor)
    {
        var value = One(argument, idFor);
        return argument.Type.IsList ? new JsonArray(value) : value;
    }

    JsonNode? One(WalkedArgument argument, Func<string, string> idFor)
    {
        var type = schema[argument.Type.Name];
        return type.Kind switch
        {
            "ENUM" => type.EnumValues[0],
            "INPUT_OBJECT" when type.Name == "TextInput" => new JsonObject { ["value"] = "sana", ["language"] = "FI" },
            "INPUT_OBJECT" => Least(type, idFor),
            _ => type.Name switch
            {
                "ID" => idFor(argument.Name),
                "String" => "sana",
                "Int" => 1,
                "Float" => 1.5,
                "Boolean" => true,
                "DateTime" => "2026-01-02T03:04:05Z",
                "Date" => "2026-01-02",
                "URL" => "https://example.org/",
                "MutationName" => "renameProject",
                "JSON" => new JsonObject(),
                _ => throw new InvalidOperationException($"The walk does not know what to give for `{argument.Name}: {argument.Type.Text}`: add it to {nameof(WalkInputs)}.{nameof(One)}."),
            },
        };
    }

    /// <summary>Every input field that takes ids, also in objects of the input: its name, its type's name and where it stands.</summary>
    public IEnumerable<(WalkedArgument Argument, IReadOnlyList<WalkedArgument> Path)> IdFields(WalkedType input)
        => input.InputFields.SelectMany(field => field.Type.Name == "ID" ? [(field, [])]
            : schema[field.Type.Name].Kind == "INPUT_OBJECT" && field.Type.Name != "TextInput"
                ? IdFields(schema[field.Type.Name]).Select(inner => (inner.Argument, (IReadOnlyList<WalkedArgument>)[field, .. inner.Path]))
                : Enumerable.Empty<(WalkedArgument, IReadOnlyList<WalkedArgument>)>());

    /// <summary>An id of nothing, for what the mutation names besides.</summary>
    public static string AnyId(string type) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{type}:{Guid.CreateVersion7():N}"));
}
